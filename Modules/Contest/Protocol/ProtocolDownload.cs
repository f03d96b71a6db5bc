using System.Globalization;
using Hub.Contest.Results;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Protocol;

/// <summary>Sends the protocol of a published result as PDF: the latest, or the one whose number is asked for.</summary>
internal static class ProtocolDownload
{
    public static string Path(int year, int? number = null) => ContestFacts.RoundPath(year) + "/protocol.pdf" + (number is { } asked ? string.Create(CultureInfo.InvariantCulture, $"?number={asked}") : "");

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/contest/{year:int}/protocol.pdf", Send).AllowAnonymous().RequireRateLimiting(RateLimits.Documents);

    private static async Task<IResult> Send(int year, int? number, [FromServices] ContestDb db, [FromServices] PrintProtocol print, [FromServices] TimeProvider time, CancellationToken cancel)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Year == year && r.PublishedAt != null && r.ResultAt != null, cancel);
        if (round is null || !round.IsPublicAt(time.GetUtcNow()))
            return TypedResults.NotFound();
        var result = await db.PublishedResults.AsNoTracking().Where(r => r.RoundId == round.Id && (number == null || r.Number == number)).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancel);
        if (result is null)
            return TypedResults.NotFound();
        var appeals = await AppealsModel.DecidedOf(db, round.Id).Where(a => a.DecidedAt <= result.At).OrderBy(a => a.DecidedAt).ToListAsync(cancel);
        return print.Run(round, result, appeals).Answer(string.Create(CultureInfo.InvariantCulture, $"protocol-{year}-{result.Number}.pdf"));
    }
}
