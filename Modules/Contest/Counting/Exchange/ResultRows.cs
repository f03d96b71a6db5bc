namespace Hub.Contest.Counting.Exchange;

/// <summary>The rows of what a count says; a file is verified by making them again.</summary>
internal static class ResultRows
{
    /// <summary>Digits of a score that the rules do not round: to be read; the exact value stands beside.</summary>
    private const int DigitsToRead = 6;

    public static IEnumerable<CountRow> Of(RoundCount count) => count.Nominations.SelectMany(n => OfPanels(n).Concat(n.Entries.SelectMany(e => OfEntry(n, e))));

    public static string Score(Exact score, CountingRules rules) => score.ToText(rules.Rounding == RoundingStage.Score ? rules.Digits : DigitsToRead);

    private static IEnumerable<CountRow> OfPanels(NominationCount nomination) => !nomination.IsRefused ? [] :
        [new("result", nomination.Nomination.Key, "", "", "", "panels", Panel.Names(nomination.Panels))];

    private static IEnumerable<CountRow> OfEntry(NominationCount nomination, EntryCount entry)
    {
        CountRow Said(string field, string value, string criterion = "") => new("result", nomination.Nomination.Key, entry.Entry.Key, "", criterion, field, value);
        yield return Said("ballots", Words.Of(entry.Scored.Ballots));
        for (var c = 0; c < entry.Scored.Middles.Length; c++)
            if (entry.Scored.Middles[c].Count > 0 && !nomination.IsRefused)
                yield return Said("average", entry.Scored.Middles[c].Value(nomination.Sheet).ToString(), nomination.Nomination.Criteria[c].Key);
        if (entry.Score is { } score)
        {
            yield return Said("score", Score(score, nomination.Sheet.Rules));
            yield return Said("exact", score.ToString());
        }
        if (entry.Place is { } place)
            yield return Said("place", Words.Of(place));
        if (entry.Flags != EntryFlags.None)
            yield return Said("flags", Words.Of(entry.Flags));
    }
}
