using System.Numerics;

namespace Hub.Contest.Counting;

/// <summary>How the score of an entry came about, step by step.</summary>
internal sealed record Explanation(EntryCount Entry, IReadOnlyList<ExplainedCriterion> Criteria, Exact? Sum, IReadOnlyList<ExplainedBallot> NotCounted)
{
    public static Explanation Of(RoundCount count, NominationCount nomination, EntryCount entry)
    {
        var criteria = nomination.Nomination.Criteria.Select((_, c) => ExplainedCriterion.Of(nomination.Sheet, entry.Scored, c)).ToList();
        var sum = entry.Score is null ? (Exact?)null : criteria.Select(c => c.Contribution!.Value).Aggregate((a, b) => a + b).Reduced();
        return new(entry, criteria, sum, [.. NotValid(count.Input, nomination.Nomination, entry.Entry.Key)]);
    }

    private static IEnumerable<ExplainedBallot> NotValid(CountInput input, CountNomination nomination, string entry) =>
        input.Ballots.Where(b => b.Entry == entry && !Sheet.IsValid(b, nomination, input.Rules))
            .OrderBy(b => b.Juror, StringComparer.Ordinal).Select(b => new ExplainedBallot(b.Juror, b.State, b.Reason));
}

/// <summary>A ballot that did not count; one that was cast did not because it is partial.</summary>
internal sealed record ExplainedBallot(string Juror, BallotState State, string? Reason);

/// <summary>A criterion of an entry.</summary>
/// <param name="Scores">The lowest first, as they were averaged; those left out come last.</param>
/// <param name="Average">Before rounding; null without scores.</param>
/// <param name="Counted">After rounding, if criteria are rounded.</param>
/// <param name="Contribution">Weight × what counted.</param>
internal sealed record ExplainedCriterion(
    CountCriterion Criterion, IReadOnlyList<ExplainedScore> Scores, Exact? Average, Exact? Counted, Exact? Contribution)
{
    public static ExplainedCriterion Of(Sheet sheet, Scored entry, int number)
    {
        var criterion = sheet.Nomination.Criteria[number];
        var scores = Steps(sheet, entry.Entry, number);
        if (entry.Middles[number].Count == 0)
            return new(criterion, scores, null, null, null);
        var middle = entry.Middles[number];
        var counted = middle.Value(sheet);
        return new(criterion, scores, new Exact(middle.Sum, (BigInteger)middle.Count * sheet.UnitsInOne).Reduced(), counted.Reduced(),
            new Exact(counted.Numerator * sheet.Weights[number], counted.Denominator * Units.Hundred).Reduced());
    }

    private static List<ExplainedScore> Steps(Sheet sheet, int entry, int criterion)
    {
        var given = Enumerable.Range(sheet.FirstOfEntry[entry], sheet.FirstOfEntry[entry + 1] - sheet.FirstOfEntry[entry])
            .Select(b => (Juror: sheet.Jurors[sheet.Ballots[b].Juror].Key, Given: sheet.Given[(b * sheet.Criteria) + criterion], Counting: sheet.Counting[(b * sheet.Criteria) + criterion]))
            .Where(s => s.Given != Sheet.Missing).ToList();
        var counting = given.Where(s => s.Counting != Sheet.Missing).OrderBy(s => s.Counting).ToList();
        var trimmed = Middle.IsTrimmed(counting.Count, sheet.Rules);
        Exact Of(long units, long one) => new Exact(units, one).Reduced();
        return [.. counting.Select((s, i) => new ExplainedScore(s.Juror, Of(s.Given, Units.One), Of(s.Counting, sheet.UnitsInOne),
                trimmed && (i == 0 || i == counting.Count - 1) ? ScoreFate.Trimmed : ScoreFate.Counted)),
            .. given.Where(s => s.Counting == Sheet.Missing).Select(s => new ExplainedScore(s.Juror, Of(s.Given, Units.One), null, ScoreFate.LeftOut))];
    }
}

/// <summary>What became of a score.</summary>
internal enum ScoreFate { Counted, Trimmed, LeftOut }

/// <summary>A juror's score on a criterion: as given, and as it counts after normalisation.</summary>
internal sealed record ExplainedScore(string Juror, Exact Given, Exact? Counting, ScoreFate Fate);
