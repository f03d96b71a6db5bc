using System.Globalization;
using Hub.Contest.Counting.Exchange;

namespace Hub.Contest.Counting;

/// <summary>The portal's own table of a count; in a browser with script it is counted anew from the file and replaced.</summary>
/// <param name="File">Address of the file of this count.</param>
internal sealed record RecomputeModel(string File, RoundCount Count)
{
    // Digits a step is shown with; the exact values stand in the file.
    private const int DigitsToRead = 6;

    /// <summary>Places, names, steps by criterion and score, as the script shows them.</summary>
    public IEnumerable<IReadOnlyList<string>> Rows(NominationCount nomination) => nomination.Entries.Select(e => (IReadOnlyList<string>)
    [
        e.Place?.ToString(CultureInfo.InvariantCulture) ?? "–", e.Entry.Title,
        .. Explanation.Of(Count, nomination, e).Criteria.Select(Steps),
        e.Score is { } score ? ResultRows.Score(score, Count.Input.Rules) : "–",
    ]);

    public static string Title(string ukrainian, string? english) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" && english is { Length: > 0 } ? english : ukrainian;

    private static string Steps(ExplainedCriterion criterion) =>
        string.Join("; ", criterion.Scores.Where(s => s.Counting is not null).Select(s => s.Fate == ScoreFate.Trimmed ? $"({Text(s.Counting!.Value)})" : Text(s.Counting!.Value)))
        + " → " + (criterion.Counted is { } counted ? Text(counted) : "–");

    private static string Text(Exact value) => value.ToText(DigitsToRead).TrimEnd('0').TrimEnd('.');
}
