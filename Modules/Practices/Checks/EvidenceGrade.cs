namespace Hub.Practices.Checks;

/// <summary>
/// How well the results are evidenced, from structured fields only:
/// D nothing measured; C at least one value after with its date; B at least one with baseline, date and source;
/// A at least two such, measured half a year or more after the start, and the description says what did not work.
/// </summary>
/// <param name="Letter">A, B, C or D.</param>
/// <param name="Met">Keys of conditions met, sentences under <c>Evidence.{key}</c>.</param>
/// <param name="Missing">Keys of conditions for the next grade that are not met.</param>
internal sealed record EvidenceGrade(string Letter, IReadOnlyList<string> Met, IReadOnlyList<string> Missing)
{
    private const int LongEnoughDays = 182;

    public static EvidenceGrade Of(PracticeContent content)
    {
        var measured = content.Results.Where(r => Typed.TryNumber(r.After, out _) && Typed.TryDate(r.MeasuredOn, out _)).ToList();
        var sourced = measured.Where(r => Typed.TryNumber(r.Baseline, out _) && Typed.TryWebAddress(r.SourceUrl, out _)).ToList();
        var started = Typed.Date(content.StartedOn);
        var conditions = new (string Key, char For, bool Met)[]
        {
            ("Measured", 'C', measured.Count > 0),
            ("Sourced", 'B', sourced.Count > 0),
            ("TwoSourced", 'A', sourced.Count > 1),
            ("LongEnough", 'A', started is { } start && sourced.Any(r => Typed.Date(r.MeasuredOn)!.Value.DayNumber - start.DayNumber >= LongEnoughDays)),
            ("SaysWhatFailed", 'A', !content.WhatDidNotWork.IsEmpty),
        };
        var letter = 'D';
        foreach (var next in "CBA")
        {
            if (conditions.Any(c => c.For == next && !c.Met))
                break;
            letter = next;
        }
        var wanted = letter == 'A' ? 'A' : (char)(letter - 1);
        return new(letter.ToString(), [.. conditions.Where(c => c.Met).Select(c => c.Key)],
            [.. conditions.Where(c => !c.Met && c.For == wanted).Select(c => c.Key)]);
    }
}
