using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Hub.Discovery.Feeds;

/// <summary>Items with dates as iCalendar (RFC 5545).</summary>
internal static class CalendarFeed
{
    public static byte[] Write(Feed feed)
    {
        var calendar = new Calendar { ProductId = "-//Hub//Discovery//UK", Method = "PUBLISH" };
        // The one name calendars read is not in the standard.
        calendar.AddProperty("X-WR-CALNAME", Plain(feed.Title));
        calendar.AddProperty("X-WR-CALDESC", Plain(feed.Subtitle));
        var host = new Uri(feed.Self).IdnHost;
        foreach (var entry in feed.Entries)
            calendar.Events.Add(Event(entry, host));
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }

    private static CalendarEvent Event(FeedEntry entry, string host)
    {
        var made = new CalendarEvent
        {
            Uid = $"{entry.Id:N}@{host}",
            // Of an object without a method of its own it is the last change; so the same calendar is the same bytes.
            DtStamp = At(entry.UpdatedAt),
            LastModified = At(entry.UpdatedAt),
            DtStart = At(entry.StartsAt!.Value),
            Summary = Plain(entry.Title),
            Description = Plain(entry.Summary),
            Url = new Uri(entry.Url),
            Categories = [.. entry.Topics.Select(t => Plain(t.Name))],
        };
        if (entry.EndsAt > entry.StartsAt)
            made.DtEnd = At(entry.EndsAt.Value);
        return made;
    }

    private static CalDateTime At(DateTimeOffset moment) => new(moment.UtcDateTime, "UTC");

    // The standard forbids control characters; line ends are escaped by the library.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value == '\n' || rune != Rune.ReplacementChar && !Rune.IsControl(rune))
                plain.Append(rune.ToString());
        return plain.ToString();
    }
}
