namespace Hub.Contest.Counting.Exchange;

/// <summary>Where the count of a file says otherwise than what the file publishes, entry by entry.</summary>
internal static class Consequences
{
    public static IEnumerable<FileMistake> Of(RoundCount count, IReadOnlyList<RawRow> published, Names names)
    {
        var counted = ResultRows.Of(count).ToDictionary(Key, r => r.Value);
        var said = published.ToDictionary(r => Key(r.Row), r => (r.Row.Value, r.Number));
        var different = counted.Keys.Union(said.Keys).Where(k => Text(counted, k) != (said.TryGetValue(k, out var s) ? s.Value : null)).ToHashSet();
        foreach (var entry in different.GroupBy(k => (k.Nomination, k.Entry)).OrderBy(g => g.Key.Nomination, StringComparer.Ordinal).ThenBy(g => g.Key.Entry, StringComparer.Ordinal))
        {
            int Row(CountRow key) => said.TryGetValue(key, out var s) ? s.Number : 0;
            if (Scores(entry.Key) is { } score)
                yield return score;
            foreach (var key in entry.Where(k => k.Field is not ("score" or "place")).OrderBy(k => k.Field, StringComparer.Ordinal).ThenBy(k => k.Criterion, StringComparer.Ordinal))
                yield return new(Row(key), "value", Sentence(key, Text(counted, key), said.TryGetValue(key, out var s) ? s.Value : null, names));
        }

        // Score and place of an entry make one sentence: that is what a reader asks for.
        FileMistake? Scores((string Nomination, string Entry) entry)
        {
            CountRow Of(string field) => new("result", entry.Nomination, entry.Entry, "", "", field, "");
            var (score, place) = (Of("score"), Of("place"));
            if (!different.Contains(score) && !different.Contains(place))
                return null;
            string Now(CountRow key) => Text(counted, key) ?? "–";
            string Was(CountRow key) => said.TryGetValue(key, out var s) ? FileMistake.Quote(s.Value) : "–";
            var key = !different.Contains(place) ? "Verify.Score" : !different.Contains(score) ? "Verify.Place" : "Verify.ScoreAndPlace";
            return new(0, "", key switch
            {
                "Verify.Score" => new(key, names.Entry(entry.Entry), Now(score), Was(score)),
                "Verify.Place" => new(key, names.Entry(entry.Entry), Now(place), Was(place)),
                _ => new(key, names.Entry(entry.Entry), Now(score), Was(score), Now(place), Was(place)),
            });
        }
    }

    private static CountProblem Sentence(CountRow key, string? now, string? was, Names names) => key.Field switch
    {
        "average" => new("Verify.Average", names.Entry(key.Entry), names.Criterion(key.Nomination, key.Criterion), now ?? "–", FileMistake.Quote(was ?? "–")),
        "panels" => new("Verify.Panels", key.Nomination, now ?? "–", FileMistake.Quote(was ?? "–")),
        var field => new("Verify.Field", names.Entry(key.Entry), field, now ?? "–", FileMistake.Quote(was ?? "–")),
    };

    private static CountRow Key(CountRow row) => row with { Value = "" };

    private static string? Text(Dictionary<CountRow, string> rows, CountRow key) => rows.TryGetValue(key, out var text) ? text : null;
}
