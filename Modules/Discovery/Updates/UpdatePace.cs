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
/// The clock of updates, Kyiv's: every day at nine, on Mondays, on the first of the month. What was found before the last such moment is due;
/// so a pace can be changed at any time and nothing need be planned.
/// </summary>
internal static class UpdateSchedule
{
    public static readonly TimeOnly Hour = new(9, 0);

    /// <summary>The last moment, now at the latest, at which mails of a pace were due.</summary>
    public static DateTimeOffset LastMoment(UpdatePace pace, DateTimeOffset now)
    {
        if (pace == UpdatePace.AtOnce)
            return now;
        var today = KyivTime.DateOf(now);
        var day = now < KyivTime.At(today, Hour) ? today.AddDays(-1) : today;
        return KyivTime.At(pace switch
        {
            UpdatePace.Daily => day,
            UpdatePace.Weekly => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            UpdatePace.Monthly => day.AddDays(1 - day.Day),
            _ => throw new ArgumentOutOfRangeException(nameof(pace), pace, "There are no mails."),
        }, Hour);
    }
}
