namespace Hub.Practices.Exchange;

/// <summary>One thing wrong in a file: where it is, and the sentence that says what it is and how to mend it.</summary>
/// <param name="Row">Row as a spreadsheet numbers it, the headings being row 1; 0 for the file as a whole.</param>
/// <param name="Column">Heading of the column; empty when the whole row or file is meant.</param>
/// <param name="Key">Key of the sentence in the texts.</param>
/// <param name="Arguments">Values for its placeholders; <c>text:Key</c> is looked up.</param>
internal sealed record Mistake(int Row, string Column, string Key, params IReadOnlyList<object> Arguments)
{
    private const int LongestQuote = 60;

    /// <summary>A value short enough to be quoted in a sentence, without characters that cannot be seen.</summary>
    public static string Quote(string value)
    {
        var visible = string.Concat(value.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return visible.Length <= LongestQuote ? visible : visible[..LongestQuote] + "…";
    }
}

/// <summary>A row of a file as it was read, with what is wrong in its cells.</summary>
internal sealed class PracticeRow
{
    public required int Number { get; init; }
    public required FileShape Shape { get; init; }
    public string Id { get; set; } = "";
    public string ExternalId { get; set; } = "";
    public string Status { get; set; } = "";
    public PracticeContent Content { get; } = new();
    public List<Mistake> Mistakes { get; } = [];

    /// <summary>The content as it will be stored, once it was checked.</summary>
    public string? Json { get; set; }

    /// <summary>Not a practice: a mistake of the file or its headings, which keeps everything from being saved.</summary>
    public bool IsOfFile { get; init; }

    public bool IsDraft => Status == RowStatus.Draft;

    /// <summary>The file shows no contact: none was given, or it was not exported for want of consent.</summary>
    public bool HidesContact { get; set; }

    /// <summary>What is wrong lies in cells of the description, not in the row's shape or in whose row it is.</summary>
    public bool OnlyCellsWrong => !IsOfFile && Mistakes.TrueForAll(m => m.Column != "" && !Headings.IsOwn(m.Column));

    public void Wrong(string column, string key, params IReadOnlyList<object> arguments) => Mistakes.Add(new(Number, column, key, arguments));

    public static PracticeRow OfFile(int row, string column, string key, params IReadOnlyList<object> arguments)
    {
        var made = new PracticeRow { Number = row, Shape = FileShape.Empty, IsOfFile = true };
        made.Wrong(column, key, arguments);
        return made;
    }
}

/// <summary>Which columns a file has; a column that is absent keeps what is stored.</summary>
internal sealed class FileShape(IEnumerable<string> headings)
{
    public static readonly FileShape Empty = new([]);

    private readonly HashSet<string> headings = new(headings, StringComparer.Ordinal);

    public bool Has(string heading) => headings.Contains(heading);

    public bool Has(Numbered list) =>
        headings.Any(h => h.StartsWith(list.Name, StringComparison.Ordinal) && h.Length > list.Name.Length && char.IsAsciiDigit(h[list.Name.Length]));
}

/// <summary>Values of the column <c>status</c>.</summary>
internal static class RowStatus
{
    public const string Draft = "draft";
    public const string Published = "published";
    public const string Outdated = "outdated";
    public const string Withdrawn = "withdrawn";

    public static bool IsKnown(string status) => status is "" or Draft or Published or Outdated;

    public static string Of(PracticeStatus status) => status switch
    {
        PracticeStatus.Published => Published,
        PracticeStatus.Outdated => Outdated,
        PracticeStatus.Withdrawn => Withdrawn,
        _ => Draft,
    };
}
