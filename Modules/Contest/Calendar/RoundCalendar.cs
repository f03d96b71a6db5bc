using Hub.SharedKernel;

namespace Hub.Contest;

/// <summary>
/// When each phase of a round begins (UTC). A phase lasts until the next begins; the phase at a moment is a matter of the calendar alone,
/// so that nobody has to press a button and nobody can forget to.
/// </summary>
/// <param name="Announced">The round becomes known.</param>
/// <param name="Entries">Entries open.</param>
/// <param name="Eligibility">Entries close: the first moment that is too late.</param>
/// <param name="Jury">Jurors begin to score; from now on the rules of the count are fixed.</param>
/// <param name="Deliberation">Scoring closes.</param>
/// <param name="Results">The result may be published.</param>
/// <param name="Appeals">Appeals are taken.</param>
/// <param name="Archive">Appeals close.</param>
internal sealed record RoundCalendar(
    DateTimeOffset Announced, DateTimeOffset Entries, DateTimeOffset Eligibility, DateTimeOffset Jury,
    DateTimeOffset Deliberation, DateTimeOffset Results, DateTimeOffset Appeals, DateTimeOffset Archive)
{
    /// <summary>Phases that stand in the calendar, each with its first moment.</summary>
    public IReadOnlyList<(Phase Phase, DateTimeOffset Start)> Starts =>
    [
        (Phase.Announced, Announced), (Phase.Entries, Entries), (Phase.Eligibility, Eligibility), (Phase.Jury, Jury),
        (Phase.Deliberation, Deliberation), (Phase.Results, Results), (Phase.Appeals, Appeals), (Phase.Archive, Archive),
    ];

    /// <summary>Whether the dates are known; of a round of the past perhaps only the day of the result is.</summary>
    public bool IsKnown => Archive - Announced >= TimeSpan.FromDays(1);

    /// <summary>The calendar of a round of which only one day is known: all phases within it.</summary>
    public static RoundCalendar Unknown(DateTimeOffset day)
    {
        DateTimeOffset Step(int number) => day.AddSeconds(number);
        return new(day, Step(1), Step(2), Step(3), Step(4), Step(5), Step(6), Step(7));
    }

    public Phase At(DateTimeOffset now) => Starts.LastOrDefault(s => s.Start <= now).Phase;

    public DateTimeOffset StartOf(Phase phase) => Starts.Single(s => s.Phase == phase).Start;

    /// <summary>The first moment after a phase; null for the archive, which has no end.</summary>
    public DateTimeOffset? EndOf(Phase phase) => phase == Phase.Archive ? null : StartOf(phase + 1);

    /// <summary>Refuses phases that do not follow one another.</summary>
    public void RequireOrder()
    {
        foreach (var ((before, from), (after, to)) in Starts.Zip(Starts.Skip(1)))
            if (from >= to)
                throw new RuleViolation("Calendar.Order", $"Input.{after}", $"text:Phase.{after}", $"text:Phase.{before}");
    }

    /// <summary>A phase ends later, and everything after it begins later by the same time.</summary>
    public RoundCalendar Extend(Phase phase, DateTimeOffset end)
    {
        var by = end - EndOf(phase)!.Value;
        DateTimeOffset Moved(Phase p, DateTimeOffset start) => p > phase ? start + by : start;
        return new(Announced, Moved(Phase.Entries, Entries), Moved(Phase.Eligibility, Eligibility), Moved(Phase.Jury, Jury),
            Moved(Phase.Deliberation, Deliberation), Moved(Phase.Results, Results), Moved(Phase.Appeals, Appeals), Moved(Phase.Archive, Archive));
    }
}
