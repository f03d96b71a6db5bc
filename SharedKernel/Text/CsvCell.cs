namespace Hub.SharedKernel.Text;

/// <summary>
/// Texts in CSV files that spreadsheets must not take for formulas. Numbers need no such care: write them as numbers.
/// Rule by OWASP, CSV Injection.
/// </summary>
public static class CsvCell
{
    private const string Triggers = "=+-@\t\r\n＝＋－＠";

    /// <summary>The text to write: an apostrophe in front when a spreadsheet would start a formula (or when the text already looks so protected).</summary>
    /// <param name="text">The text of a cell; null stays null.</param>
    public static string? Neutral(string? text) => text is not null && WouldRun(text) ? "'" + text : text;

    /// <summary>The text as it was before <see cref="Neutral"/>: exactly one protecting apostrophe is taken off.</summary>
    /// <param name="cell">The cell as read from a file; null stays null.</param>
    public static string? Original(string? cell) =>
        cell is { Length: > 1 } && cell[0] == '\'' && WouldRun(cell) ? cell[1..] : cell;

    // Apostrophes in front are passed over so that a text that came with one gets a second and keeps its own on the way back.
    private static bool WouldRun(string text)
    {
        var first = text.AsSpan().TrimStart('\'');
        return first.Length > 0 && Triggers.Contains(first[0]);
    }
}
