using System.Globalization;
using System.Text;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
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
    private const string Moment = "yyyyMMdd'T'HHmmss'Z'";
    private const int LineOctets = 75;

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
        var text = new StringBuilder();
        void Line(string line) => Fold(text, line);
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Hub//Contest//UK");
        Line("X-WR-CALNAME:" + Escape(title));
        foreach (var (phase, start) in round.Calendar.Starts)
        {
            Line("BEGIN:VEVENT");
            Line(FormattableString.Invariant($"UID:{round.Id:N}-{phase}@contest"));
            Line("DTSTAMP:" + round.CreatedAt.ToString(Moment, CultureInfo.InvariantCulture));
            Line(FormattableString.Invariant($"SEQUENCE:{extensions}"));
            Line("DTSTART:" + start.ToString(Moment, CultureInfo.InvariantCulture));
            if (round.Calendar.EndOf(phase) is { } end)
                Line("DTEND:" + end.ToString(Moment, CultureInfo.InvariantCulture));
            Line("SUMMARY:" + Escape($"{title}: {name(phase)}"));
            Line("URL:" + address);
            Line("END:VEVENT");
        }
        Line("END:VCALENDAR");
        return text.ToString();
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>Long lines go on in the next, after a space, and no letter is cut in two.</summary>
    private static void Fold(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
