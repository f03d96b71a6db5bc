using Hub.SharedKernel.Territories;

namespace Hub.Discovery.Updates;

/// <summary>How often a saved search is mailed.</summary>
internal enum UpdatePace
{
    AtOnce,
    Daily,
    Weekly,
    Monthly,

    /// <summary>No mails; the search is kept and has its feeds.</summary>
    Never,
}

/// <summary>
/// The clock of updates: a day, a week from Monday and a month as Kyiv lives them. What was found before the last of them began is due; so a pace can be
/// changed at any time and nothing need be planned. The Cabinet mails what is due at the hour the person chose.
/// </summary>
internal static class UpdateSchedule
{
    /// <summary>So long before midnight a day is over here: who chose the hour of midnight is mailed then.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);

    /// <summary>The last moment, now at the latest, at which mails of a pace were due.</summary>
    public static DateTimeOffset LastMoment(UpdatePace pace, DateTimeOffset now)
    {
        if (pace == UpdatePace.AtOnce)
            return now;
        var day = KyivTime.DateOf(now + Ahead);
        return KyivTime.StartOf(pace switch
        {
            UpdatePace.Daily => day,
            UpdatePace.Weekly => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            UpdatePace.Monthly => day.AddDays(1 - day.Day),
            _ => throw new ArgumentOutOfRangeException(nameof(pace), pace, "There are no mails."),
        }) - Ahead;
    }
}
