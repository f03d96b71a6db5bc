namespace Hub.Contest.Counting.Exchange;

/// <summary>One thing wrong in a file: where it is, and the sentence that says what it is and how to mend it.</summary>
/// <param name="Row">Row as a spreadsheet numbers it, the headings being row 1; 0 for the file as a whole.</param>
/// <param name="Column">Heading of the column; empty when the whole row or file is meant.</param>
internal sealed record FileMistake(int Row, string Column, CountProblem Problem)
{
    private const int LongestQuote = 60;

    /// <summary>A value short enough to be quoted in a sentence, without characters that cannot be seen.</summary>
    public static string Quote(string value)
    {
        var visible = string.Concat(value.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return visible.Length <= LongestQuote ? visible : visible[..LongestQuote] + "…";
    }
}
