namespace Hub.SharedKernel.Exchange;

/// <summary>Bounds of every exchange.</summary>
public static class ExchangeLimits
{
    /// <summary>Longest cell, in characters: longer than any field, so that the field's own rule speaks first.</summary>
    public const int LongestCell = 100_000;
}

/// <summary>One thing wrong in a file: where it is, and the sentence that says what it is and how to mend it.</summary>
/// <param name="Row">Row as a spreadsheet numbers it, the headings being row 1; 0 for the file as a whole.</param>
/// <param name="Column">Heading of the column; empty when the whole row or file is meant.</param>
/// <param name="Key">Key of the sentence in the texts.</param>
/// <param name="Arguments">Values for its placeholders; <c>text:Key</c> is looked up.</param>
public sealed record Mistake(int Row, string Column, string Key, params IReadOnlyList<object> Arguments)
{
    private const int LongestQuote = 60;

    /// <summary>A value short enough to be quoted in a sentence, without characters that cannot be seen.</summary>
    /// <param name="value">As it stands in the file.</param>
    public static string Quote(string value)
    {
        var visible = string.Concat(value.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return visible.Length <= LongestQuote ? visible : visible[..LongestQuote] + "…";
    }
}

/// <summary>A row of a file as it was read, with what is wrong in its cells. Each kind of rows has an heir that holds its cells.</summary>
public abstract class FileRow
{
    /// <summary>Row as a spreadsheet numbers it, the headings being row 1; in JSON the first object is row 1.</summary>
    public int Number { get; init; }

    /// <summary>Which columns the file has.</summary>
    public FileShape Shape { get; init; } = FileShape.Empty;

    /// <summary>Not a row of anything: a mistake of the file or its headings, which keeps everything from being saved.</summary>
    public bool IsOfFile { get; init; }

    /// <summary>What is wrong with it.</summary>
    public List<Mistake> Mistakes { get; } = [];

    /// <summary>Adds what is wrong.</summary>
    /// <param name="column">Heading of the column; empty for the whole row.</param>
    /// <param name="key">Key of the sentence.</param>
    /// <param name="arguments">Values for its placeholders.</param>
    public void Wrong(string column, string key, params IReadOnlyList<object> arguments) => Mistakes.Add(new(Number, column, key, arguments));

    /// <summary>A mistake of the file itself, as a row of its own.</summary>
    /// <param name="row">Where it is; 0 for the whole file.</param>
    /// <param name="column">Heading of the column; empty for none.</param>
    /// <param name="key">Key of the sentence.</param>
    /// <param name="arguments">Values for its placeholders.</param>
    public static TRow OfFile<TRow>(int row, string column, string key, params IReadOnlyList<object> arguments) where TRow : FileRow, new()
    {
        var made = new TRow { Number = row, IsOfFile = true };
        made.Wrong(column, key, arguments);
        return made;
    }
}

/// <summary>Which columns a file has; a column that is absent keeps what is stored.</summary>
/// <param name="headings">The headings.</param>
public sealed class FileShape(IEnumerable<string> headings)
{
    /// <summary>No columns.</summary>
    public static readonly FileShape Empty = new([]);

    private readonly HashSet<string> headings = new(headings, StringComparer.Ordinal);

    /// <summary>Whether the file has the column.</summary>
    /// <param name="heading">Its heading.</param>
    public bool Has(string heading) => headings.Contains(heading);

    /// <summary>Whether the file has any numbered column of a list, such as <c>step3_days</c>.</summary>
    /// <param name="list">What stands before the number.</param>
    public bool HasNumbered(string list) =>
        headings.Any(h => h.StartsWith(list, StringComparison.Ordinal) && h.Length > list.Length && char.IsAsciiDigit(h[list.Length]));
}
