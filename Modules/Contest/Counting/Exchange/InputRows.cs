using Hub.SharedKernel.Text;

namespace Hub.Contest.Counting.Exchange;

/// <summary>The rows of all a count is made of, in an order that does not hang on the order it came in.</summary>
internal static class InputRows
{
    public const string Format = "hub-contest-count-1";

    public static IEnumerable<CountRow> Of(CountInput input) =>
        OfRound(input.Round).Concat(OfRules(input.Rules))
            .Concat(ByKey(input.Nominations, n => n.Key).SelectMany(OfNomination))
            .Concat(input.Entries.OrderBy(e => e.Nomination, StringComparer.Ordinal).ThenBy(e => e.Key, StringComparer.Ordinal).SelectMany(OfEntry))
            .Concat(ByKey(input.Jurors, j => j.Key).Select(j => new CountRow("juror", "", "", j.Key, "", "name", Text(j.Name))))
            .Concat(OfBallots(input))
            .Concat(ByKey(input.Decisions, d => d.Order[0]).SelectMany(OfDecision));

    private static IEnumerable<CountRow> OfRound(CountedRound round)
    {
        yield return Plain("file", "format", Format);
        yield return Plain("round", "year", Words.Of(round.Year));
        yield return Plain("round", "title_uk", Text(round.TitleUk));
        if (round.TitleEn is { Length: > 0 } english)
            yield return Plain("round", "title_en", Text(english));
        yield return Plain("round", "counted", Words.Of(round.Counted));
    }

    private static IEnumerable<CountRow> OfRules(CountingRules rules) =>
    [
        Plain("rules", "average", Words.Of(rules.Average)), Plain("rules", "fewest_ballots", Words.Of(rules.FewestBallots)),
        Plain("rules", "too_few", Words.Of(rules.TooFew)), Plain("rules", "partial", Words.Of(rules.Partial)),
        Plain("rules", "trim_from", rules.TrimFrom is { } from ? Words.Of(from) : Words.Never), Plain("rules", "normalisation", Words.Of(rules.Normalisation)),
        Plain("rules", "target_mean", Words.Of(rules.TargetMean)), Plain("rules", "target_spread", Words.Of(rules.TargetSpread)),
        Plain("rules", "constant", Words.Of(rules.Constant)), Plain("rules", "short", Words.Of(rules.Short)), Plain("rules", "short_below", Words.Of(rules.ShortBelow)),
        Plain("rules", "rounding", Words.Of(rules.Rounding)), Plain("rules", "digits", Words.Of(rules.Digits)),
        Plain("rules", "midpoint", Words.Of(rules.Midpoint)), Plain("rules", "ties", Words.Of(rules.Ties)),
    ];

    private static IEnumerable<CountRow> OfNomination(CountNomination nomination)
    {
        CountRow Said(string field, string value) => new("nomination", nomination.Key, "", "", "", field, value);
        yield return Said("title_uk", Text(nomination.TitleUk));
        if (nomination.TitleEn is { Length: > 0 } english)
            yield return Said("title_en", Text(english));
        if (nomination.TieCriteria.Count > 0)
            yield return Said("tie_criteria", string.Join(' ', nomination.TieCriteria));
        foreach (var row in nomination.Criteria.SelectMany(c => OfCriterion(nomination.Key, c)))
            yield return row;
    }

    private static IEnumerable<CountRow> OfCriterion(string nomination, CountCriterion criterion)
    {
        CountRow Said(string field, string value) => new("criterion", nomination, "", "", criterion.Key, field, value);
        yield return Said("title_uk", Text(criterion.TitleUk));
        if (criterion.TitleEn is { Length: > 0 } english)
            yield return Said("title_en", Text(english));
        yield return Said("weight", Words.Of(criterion.Weight));
        yield return Said("min", Words.Of(criterion.Min));
        yield return Said("max", Words.Of(criterion.Max));
    }

    private static IEnumerable<CountRow> OfEntry(CountEntry entry)
    {
        CountRow Said(string field, string value) => new("entry", entry.Nomination, entry.Key, "", "", field, value);
        yield return Said("title", Text(entry.Title));
        yield return Said("standing", Words.Of(entry.Standing));
        if (entry.Reason is { Length: > 0 } reason)
            yield return Said("reason", Text(reason));
    }

    private static IEnumerable<CountRow> OfBallots(CountInput input)
    {
        var criteria = input.Nominations.ToDictionary(n => n.Key, n => n.Criteria, StringComparer.Ordinal);
        var nominationOf = input.Entries.ToDictionary(e => e.Key, e => e.Nomination, StringComparer.Ordinal);
        foreach (var ballot in input.Ballots.OrderBy(b => b.Entry, StringComparer.Ordinal).ThenBy(b => b.Juror, StringComparer.Ordinal))
        {
            var nomination = nominationOf[ballot.Entry];
            yield return new("ballot", nomination, ballot.Entry, ballot.Juror, "", "state", Words.Of(ballot.State));
            if (ballot.Reason is { Length: > 0 } reason)
                yield return new("ballot", nomination, ballot.Entry, ballot.Juror, "", "reason", Text(reason));
            foreach (var criterion in criteria[nomination])
                if (ballot.Scores.TryGetValue(criterion.Key, out var score))
                    yield return new("score", nomination, ballot.Entry, ballot.Juror, criterion.Key, "given", Words.Of(score));
        }
    }

    private static IEnumerable<CountRow> OfDecision(ChairDecision decision)
    {
        CountRow Said(string field, string value) => new("decision", decision.Nomination, decision.Order[0], "", "", field, value);
        return [Said("order", string.Join(' ', decision.Order)), Said("reason", Text(decision.Reason)), Said("date", Words.Of(decision.Date))];
    }

    private static CountRow Plain(string record, string field, string value) => new(record, "", "", "", "", field, value);

    // A line end alone would come back as it was, but not every program keeps a carriage return.
    private static string Text(string text) => CsvCell.Neutral(text.ReplaceLineEndings("\n"))!;

    private static IOrderedEnumerable<T> ByKey<T>(IEnumerable<T> all, Func<T, string> key) => all.OrderBy(key, StringComparer.Ordinal);
}
