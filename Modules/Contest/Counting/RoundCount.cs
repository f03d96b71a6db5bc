using Hub.SharedKernel;

namespace Hub.Contest.Counting;

/// <summary>What a reader of the result must know of an entry's place.</summary>
[Flags]
internal enum EntryFlags
{
    None = 0,
    /// <summary>Some criterion has fewer counting scores than the rules ask for.</summary>
    TooFewBallots = 1,
    SharedPlace = 2,
    DecidedByCriteria = 4,
    DecidedByChair = 8,
    /// <summary>The rules leave the tie to the chair, and no recorded vote names all of its entries.</summary>
    ChairToDecide = 16,
}

/// <summary>The count of a round: who won follows from nothing but the input.</summary>
internal sealed record RoundCount(CountInput Input, IReadOnlyList<NominationCount> Nominations)
{
    /// <summary>Counts. An input with a problem is a <see cref="RuleViolation"/> that says the first one.</summary>
    public static RoundCount Of(CountInput input)
    {
        if (InputChecks.Problems(input).FirstOrDefault() is { } problem)
            throw new RuleViolation(problem.Key, null, [.. problem.Arguments]);
        return new(input, [.. input.Nominations.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => NominationCount.Of(n, input))]);
    }

    public NominationCount Of(string nomination) => Nominations.First(n => n.Nomination.Key == nomination);

    public EntryCount? Entry(string key) => Nominations.SelectMany(n => n.Entries).FirstOrDefault(e => e.Entry.Key == key);
}

/// <summary>The count of a nomination.</summary>
/// <param name="Entries">Entries that take part, by place; those without a place after them, by key.</param>
/// <param name="Out">Entries that do not take part, with their reasons, by key.</param>
/// <param name="Panels">The panels that do not hang together, for which the rules' normalisation is refused; empty when there is a result.</param>
internal sealed record NominationCount(
    CountNomination Nomination, IReadOnlyList<EntryCount> Entries, IReadOnlyList<CountEntry> Out, IReadOnlyList<Panel> Panels, Sheet Sheet, Placing Placing)
{
    public bool IsRefused => Panels.Count > 0;

    /// <summary>Why there is no result; null when there is one.</summary>
    public CountProblem? Refusal => IsRefused ? new("Count.Panels", Nomination.Key, Panel.Names(Panels)) : null;

    public static NominationCount Of(CountNomination nomination, CountInput input)
    {
        var sheet = Sheet.Of(nomination, input);
        var placing = new Placing(sheet, input.Decisions);
        var away = input.Entries.Where(e => e.Nomination == nomination.Key && e.Standing != Standing.Counted).OrderBy(e => e.Key, StringComparer.Ordinal).ToList();
        var panels = input.Rules.Normalisation == Normalisation.None ? [] : Panel.Of(sheet);
        if (panels.Count > 1)
            return new(nomination, [.. sheet.Entries.Select((e, i) => new EntryCount(e, Scored.Of(sheet, i) with { Score = null }, null, EntryFlags.None))], away, panels, sheet, placing);
        var scored = Enumerable.Range(0, sheet.Entries.Length).Select(e => Scored.Of(sheet, e)).ToList();
        return new(nomination, Ranked(sheet, placing, scored), away, [], sheet, placing);
    }

    private static List<EntryCount> Ranked(Sheet sheet, Placing placing, List<Scored> scored)
    {
        bool Few(Scored entry) => entry.Ballots < sheet.Rules.FewestBallots;
        bool Placeable(Scored entry) => entry.Score is not null && (sheet.Rules.TooFew == TooFewBallots.Placed || !Few(entry));
        EntryCount Counted(Scored entry, int? place, EntryFlags flags) =>
            new(sheet.Entries[entry.Entry], entry, place, flags | (Few(entry) ? EntryFlags.TooFewBallots : 0));
        return [.. placing.Places(placing.InOrder(scored.Where(Placeable))).Select(p => Counted(p.Entry, p.Place, p.Flags)),
            .. scored.Where(e => !Placeable(e)).Select(e => Counted(e, null, EntryFlags.None))];
    }
}

/// <summary>An entry in the count.</summary>
/// <param name="Scored">Its averages and score.</param>
/// <param name="Place">1-1-3; null when it has none.</param>
internal sealed record EntryCount(CountEntry Entry, Scored Scored, int? Place, EntryFlags Flags)
{
    public Exact? Score => Scored.Score;
}
