using System.Text;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Hub.Contest.Results;

/// <summary>Sends the files of a published result byte by byte as they were sealed.</summary>
internal static class Downloads
{
    public const string Csv = "csv", Json = "json";

    public static string Path(int year, int number, string kind) => FormattableString.Invariant($"{ContestFacts.ResultsPath(year)}/{number}/{Name(year, number, kind)}");

    public static string Name(int year, int number, string kind) => FormattableString.Invariant($"contest-{year}-{(kind == Csv ? "result" : "protocol")}-{number}.{kind}");

    // A file of a thousand entries is too large for the store of ready pages.
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/contest/{year:int}/results/{number:int}/{name}", Send).AllowAnonymous().RequireRateLimiting(RateLimits.Documents).CacheOutput(policy => policy.NoCache());

    private static async Task<IResult> Send(int year, int number, string name, HttpContext context, [FromServices] ContestDb db, CancellationToken cancel)
    {
        var kind = new[] { Csv, Json }.FirstOrDefault(k => name == Name(year, number, k));
        var results = db.PublishedResults.AsNoTracking().Where(r => r.Number == number && db.Rounds.Any(o => o.Id == r.RoundId && o.Year == year && o.ResultAt != null));
        if (kind is null || await results.Select(r => kind == Csv ? r.CsvSha256 : r.JsonSha256).SingleOrDefaultAsync(cancel) is not { } hash)
            return TypedResults.NotFound();
        var tag = new EntityTagHeaderValue($"\"{hash}\"");
        context.Response.Headers.XContentTypeOptions = "nosniff";
        // A result never changes, but in an archive that was set up anew the same number may be another.
        context.Response.Headers.CacheControl = "public, no-cache";
        context.Response.GetTypedHeaders().ETag = tag;
        if (context.Request.Has(tag, null))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var text = await results.Select(r => kind == Csv ? r.Csv : r.Json).SingleAsync(cancel);
        return TypedResults.File(Encoding.UTF8.GetBytes(text), kind == Csv ? "text/csv; charset=utf-8" : "application/json; charset=utf-8", name);
    }
}
