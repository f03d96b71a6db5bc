namespace Hub.Cabinet.Mail;

/// <summary>When a person's notices are mailed.</summary>
internal enum MailPace
{
    AtOnce,
    Daily,
    Weekly,
    Never,
}

/// <summary>A person's clock: time zone, hour and day of digests, hours in which no notice may ring.</summary>
/// <param name="Zone">The person's time zone.</param>
/// <param name="Hour">Hour of daily and weekly mails, 0–23.</param>
/// <param name="Day">Day of the weekly mail.</param>
/// <param name="QuietFrom">Hour at which quiet begins; null for none.</param>
/// <param name="QuietUntil">Hour at which it ends; an earlier one is on the next day.</param>
internal sealed record MailClock(TimeZoneInfo Zone, int Hour, DayOfWeek Day, int? QuietFrom, int? QuietUntil);

/// <summary>
/// The rule by which notices become mails. It knows no database and no present moment, so that everything about it can be
/// proved by trying: what is told at a moment, at a pace and on a clock, is due at one moment.
/// </summary>
internal static class MailSchedule
{
    /// <summary>When something told at a moment is to be mailed; null for never. Never before the moment, never in quiet hours.</summary>
    public static DateTimeOffset? Due(DateTimeOffset told, MailPace pace, MailClock clock) => pace switch
    {
        MailPace.AtOnce => AfterQuiet(told, clock),
        MailPace.Daily => AfterQuiet(NextDigest(told, clock, null), clock),
        MailPace.Weekly => AfterQuiet(NextDigest(told, clock, clock.Day), clock),
        _ => null,
    };

    /// <summary>Whether the person's clock shows a quiet hour.</summary>
    public static bool IsQuiet(DateTimeOffset moment, MailClock clock) =>
        clock.QuietFrom is not null && IsWithin(TimeZoneInfo.ConvertTime(moment, clock.Zone).Hour, clock.QuietFrom, clock.QuietUntil);

    /// <summary>Whether an hour lies between two others, also over midnight.</summary>
    public static bool IsWithin(int hour, int? from, int? until) =>
        from is not null && (from <= until ? hour >= from && hour < until : hour >= from || hour < until);

    /// <summary>The moment itself, or the end of the quiet hours it falls into.</summary>
    public static DateTimeOffset AfterQuiet(DateTimeOffset moment, MailClock clock)
    {
        // Hour by hour: a clock put back shows a quiet hour twice, one put forward may leave out the hour in which quiet ends.
        while (IsQuiet(moment, clock))
            moment = NextHour(moment, clock.Zone);
        return moment.ToUniversalTime();
    }

    /// <summary>The next moment at which the clock shows the hour of digests, on any day or on one day of the week. A repeated hour counts once.</summary>
    private static DateTimeOffset NextDigest(DateTimeOffset after, MailClock clock, DayOfWeek? day)
    {
        var today = TimeZoneInfo.ConvertTime(after, clock.Zone).Date;
        for (var ahead = 0; ; ahead++)
        {
            var date = today.AddDays(ahead);
            if (day is not null && date.DayOfWeek != day)
                continue;
            var moment = At(date.AddHours(clock.Hour), clock.Zone);
            if (moment > after)
                return moment;
        }
    }

    /// <summary>The moment of a local time: the first of two, and the next there is when the clock leaves it out.</summary>
    private static DateTimeOffset At(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(15);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static DateTimeOffset NextHour(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        return moment.AddTicks(TimeSpan.TicksPerHour - local.TimeOfDay.Ticks % TimeSpan.TicksPerHour).ToUniversalTime();
    }
}
