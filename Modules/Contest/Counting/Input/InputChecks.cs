using System.Text.RegularExpressions;

namespace Hub.Contest.Counting;

/// <summary>What is wrong with the input of a count. Nothing is counted from an input with a problem.</summary>
internal static partial class InputChecks
{
    public static IEnumerable<CountProblem> Problems(CountInput input) =>
        RulesChecks.Problems(input.Rules)
            .Concat(Keys(input))
            .Concat(input.Nominations.SelectMany(n => RulesChecks.Problems(n, input.Rules)))
            .Concat(Ballots(input))
            .Concat(Decisions(input));

    private static IEnumerable<CountProblem> Keys(CountInput input)
    {
        var nominations = input.Nominations.Select(n => n.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var key in RulesChecks.Twice(input.Nominations.Select(n => n.Key)))
            yield return new("Count.NominationTwice", key);
        foreach (var key in RulesChecks.Twice(input.Entries.Select(e => e.Key)))
            yield return new("Count.EntryTwice", key);
        foreach (var key in RulesChecks.Twice(input.Jurors.Select(j => j.Key)))
            yield return new("Count.JurorTwice", key);
        foreach (var key in input.Nominations.SelectMany(n => n.Criteria.Select(c => c.Key).Prepend(n.Key))
            .Concat(input.Entries.Select(e => e.Key)).Concat(input.Jurors.Select(j => j.Key)).Where(k => !IsKey(k)))
            yield return new("Count.BadKey", key);
        foreach (var entry in input.Entries.Where(e => !nominations.Contains(e.Nomination)))
            yield return new("Count.NominationUnknown", entry.Nomination, entry.Key);
    }

    private static IEnumerable<CountProblem> Ballots(CountInput input)
    {
        var nominations = First(input.Nominations, n => n.Key);
        var entries = First(input.Entries, e => e.Key);
        var jurors = input.Jurors.Select(j => j.Key).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<(string, string)>();
        foreach (var ballot in input.Ballots)
        {
            if (!seen.Add((ballot.Entry, ballot.Juror)))
                yield return new("Count.BallotTwice", ballot.Juror, ballot.Entry);
            if (!jurors.Contains(ballot.Juror))
                yield return new("Count.JurorUnknown", ballot.Juror, ballot.Entry);
            if (!entries.TryGetValue(ballot.Entry, out var entry))
                yield return new("Count.EntryUnknown", ballot.Entry, ballot.Juror);
            else if (nominations.TryGetValue(entry.Nomination, out var nomination))
                foreach (var problem in Scores(ballot, nomination))
                    yield return problem;
        }
    }

    private static IEnumerable<CountProblem> Scores(CountBallot ballot, CountNomination nomination)
    {
        var found = 0;
        foreach (var criterion in nomination.Criteria)
        {
            if (!ballot.Scores.TryGetValue(criterion.Key, out var score))
                continue;
            found++;
            if (score < criterion.Min || score > criterion.Max)
                yield return new("Count.ScoreOffScale", score, ballot.Juror, ballot.Entry, criterion.Key, criterion.Min, criterion.Max);
            else if (!Units.Fit(score))
                yield return new("Count.BadNumber", score, Units.Decimals, Units.Most);
        }
        if (found < ballot.Scores.Count)
            yield return new("Count.CriterionUnknown", ballot.Scores.Keys.Except(nomination.Criteria.Select(c => c.Key)).Order(StringComparer.Ordinal).First(), ballot.Juror, ballot.Entry, nomination.Key);
    }

    private static IEnumerable<CountProblem> Decisions(CountInput input)
    {
        var entries = First(input.Entries, e => e.Key);
        foreach (var decision in input.Decisions)
        {
            foreach (var key in decision.Order.Where(k => !entries.TryGetValue(k, out var e) || e.Nomination != decision.Nomination))
                yield return new("Count.DecisionUnknown", key, decision.Nomination);
            foreach (var key in RulesChecks.Twice(decision.Order))
                yield return new("Count.DecisionTwice", key, decision.Nomination);
        }
        // Two votes on one entry could contradict each other.
        foreach (var key in RulesChecks.Twice(input.Decisions.SelectMany(d => d.Order.Distinct(StringComparer.Ordinal))))
            yield return new("Count.DecidedTwice", key);
    }

    private static Dictionary<string, T> First<T>(IEnumerable<T> all, Func<T, string> key) =>
        all.GroupBy(key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    /// <summary>Whether a key survives spreadsheets, addresses and shells: a Latin letter or digit first, then also . _ and -.</summary>
    public static bool IsKey(string key) => KeyPattern().IsMatch(key);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z")]
    private static partial Regex KeyPattern();
}
