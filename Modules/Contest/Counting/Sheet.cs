namespace Hub.Contest.Counting;

/// <summary>The valid ballots of one nomination as whole numbers, in an order that does not hang on the order they came in.</summary>
internal sealed class Sheet
{
    /// <summary>No score, or one that does not count.</summary>
    public const long Missing = long.MinValue;

    public required CountNomination Nomination { get; init; }

    public required CountingRules Rules { get; init; }

    /// <summary>Entries that take part, by key.</summary>
    public required CountEntry[] Entries { get; init; }

    /// <summary>Jurors with a valid ballot here, by key.</summary>
    public required CountJuror[] Jurors { get; init; }

    /// <summary>Entry and juror of each valid ballot, by number; ballots of an entry stand together.</summary>
    public required (int Entry, int Juror)[] Ballots { get; init; }

    /// <summary>Number of the first ballot of each entry, and one more for the end.</summary>
    public required int[] FirstOfEntry { get; init; }

    /// <summary>Scores as given, in <see cref="Units"/>: ballot × criterion.</summary>
    public required long[] Given { get; init; }

    /// <summary>Scores as they count, in units of <see cref="UnitsInOne"/>.</summary>
    public required long[] Counting { get; init; }

    public required long UnitsInOne { get; init; }

    /// <summary>Weights in units of a percent.</summary>
    public required long[] Weights { get; init; }

    public int Criteria => Nomination.Criteria.Count;

    public static Sheet Of(CountNomination nomination, CountInput input)
    {
        var entries = input.Entries.Where(e => e.Nomination == nomination.Key && e.Standing == Standing.Counted).OrderBy(e => e.Key, StringComparer.Ordinal).ToArray();
        var entryNumbers = Numbers(entries, e => e.Key);
        var valid = input.Ballots.Where(b => entryNumbers.ContainsKey(b.Entry) && IsValid(b, nomination, input.Rules)).ToList();
        var voters = valid.Select(b => b.Juror).ToHashSet(StringComparer.Ordinal);
        var jurors = input.Jurors.Where(j => voters.Contains(j.Key)).OrderBy(j => j.Key, StringComparer.Ordinal).ToArray();
        var jurorNumbers = Numbers(jurors, j => j.Key);
        var numbered = valid.Select(b => (Entry: entryNumbers[b.Entry], Juror: jurorNumbers[b.Juror], b.Scores)).ToArray();
        Array.Sort(numbered, (a, b) => a.Entry != b.Entry ? a.Entry.CompareTo(b.Entry) : a.Juror.CompareTo(b.Juror));
        var ballots = Array.ConvertAll(numbered, b => (b.Entry, b.Juror));
        var given = Scores(Array.ConvertAll(numbered, b => b.Scores), nomination.Criteria);
        var zScored = input.Rules.Normalisation == Normalisation.ZScore;
        return new()
        {
            Nomination = nomination,
            Rules = input.Rules,
            Entries = entries,
            Jurors = jurors,
            Ballots = ballots,
            FirstOfEntry = Firsts(ballots, entries.Length),
            Given = given,
            Counting = zScored ? ZScores.Of(given, ballots, jurors.Length, nomination.Criteria.Count, input.Rules) : given,
            UnitsInOne = zScored ? Units.One * Units.OneZ : Units.One,
            Weights = [.. nomination.Criteria.Select(c => Units.Of(c.Weight))],
        };
    }

    /// <summary>A ballot counts if it was cast, not voided, and is whole or may be partial.</summary>
    public static bool IsValid(CountBallot ballot, CountNomination nomination, CountingRules rules) =>
        ballot.State == BallotState.Cast && ballot.Scores.Count > 0
        && (rules.Partial == PartialBallots.CountGiven || ballot.Scores.Count == nomination.Criteria.Count);

    private static Dictionary<string, int> Numbers<T>(T[] all, Func<T, string> key) =>
        all.Select((one, number) => (Key: key(one), number)).ToDictionary(p => p.Key, p => p.number, StringComparer.Ordinal);

    private static long[] Scores(IReadOnlyDictionary<string, decimal>[] ballots, IReadOnlyList<CountCriterion> criteria)
    {
        var scores = new long[ballots.Length * criteria.Count];
        for (var b = 0; b < ballots.Length; b++)
            for (var c = 0; c < criteria.Count; c++)
                scores[(b * criteria.Count) + c] = ballots[b].TryGetValue(criteria[c].Key, out var score) ? Units.Of(score) : Missing;
        return scores;
    }

    private static int[] Firsts((int Entry, int Juror)[] ballots, int entries)
    {
        var first = new int[entries + 1];
        foreach (var (entry, _) in ballots)
            first[entry + 1]++;
        for (var e = 0; e < entries; e++)
            first[e + 1] += first[e];
        return first;
    }
}
