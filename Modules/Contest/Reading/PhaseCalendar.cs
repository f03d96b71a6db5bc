using System.Text;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Contest.Reading;

/// <summary>The phases of a round for people's own calendars (RFC 5545).</summary>
internal static class PhaseCalendar
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/contest/{year:int}/calendar.ics", Send).AllowAnonymous();

    private static async Task<IResult> Send(int year, [FromServices] ContestDb db, [FromServices] TimeProvider time, [FromServices] IStringLocalizer<Texts> texts,
        [FromServices] PublicAddress address, CancellationToken cancel)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Year == year && r.PublishedAt != null, cancel);
        if (round is null || !round.Calendar.IsKnown || !round.IsPublicAt(time.GetUtcNow()))
            return TypedResults.NotFound();
        var extensions = await db.Extensions.CountAsync(e => e.RoundId == round.Id, cancel);
        var title = Language.IsEnglish ? round.TitleEn ?? round.TitleUk : round.TitleUk;
        return TypedResults.Text(Write(round, title, extensions, phase => texts["Phase." + phase], address.Of(ContestFacts.RoundPath(year), Language.Current)), "text/calendar", Encoding.UTF8);
    }

    /// <param name="round">The round.</param>
    /// <param name="title">Its title for the reader.</param>
    /// <param name="extensions">How often it was extended: a calendar programme takes the later of two.</param>
    /// <param name="name">Name of a phase for the reader.</param>
    /// <param name="address">Where the round is read.</param>
    public static string Write(Round round, string title, int extensions, Func<Phase, string> name, string address)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Hub//Contest//UK", Method = "PUBLISH" };
        // The one name calendars read is not in the standard.
        calendar.AddProperty("X-WR-CALNAME", title);
        foreach (var (phase, start) in round.Calendar.Starts)
            calendar.Events.Add(new CalendarEvent
            {
                Uid = FormattableString.Invariant($"{round.Id:N}-{phase}@contest"),
                // Of the round, not of the moment of asking; so the same calendar is the same bytes.
                DtStamp = At(round.CreatedAt),
                Sequence = extensions,
                DtStart = At(start),
                DtEnd = round.Calendar.EndOf(phase) is { } end ? At(end) : null,
                Summary = $"{title}: {name(phase)}",
                Url = new Uri(address),
            });
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalDateTime At(DateTimeOffset moment) => new(moment.UtcDateTime, "UTC");
}
