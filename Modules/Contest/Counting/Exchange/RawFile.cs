using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace Hub.Contest.Counting.Exchange;

/// <summary>A row as it stands in a file.</summary>
/// <param name="Number">As a spreadsheet numbers it.</param>
internal readonly record struct RawRow(int Number, CountRow Row, string Check)
{
    public bool IsAsSealed => CountRow.Check(Row.Line()) == Check;
}

/// <summary>The cells of a file, before anything is made of what they say.</summary>
internal sealed record RawFile(IReadOnlyList<RawRow> Rows, IReadOnlyList<FileMistake> Mistakes)
{
    /// <summary>Far above the greatest round foreseen: 1 000 entries × 15 ballots × 10 criteria make 14 MB.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    public const int MostRows = 1_000_000;

    /// <summary>In bytes.</summary>
    public const int LongestRow = 100_000;

    private static readonly CsvReaderOptions strict = new()
    {
        Separator = ',',
        HasHeader = false,
        SkipEmptyLines = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        PoolStrings = true,
    };

    public static RawFile Read(ReadOnlyMemory<byte> bytes) =>
        bytes.Length > MostBytes ? Wrong(0, "", "Count.File.TooLarge", MostBytes / 1024 / 1024)
        : !Utf8.IsValid(bytes.Span) ? Wrong(0, "", "Count.File.NotUtf8")
        : WithoutMark(bytes).IsEmpty ? Wrong(0, "", "Count.File.Empty")
        : OfRows(WithoutMark(bytes));

    private static RawFile OfRows(ReadOnlyMemory<byte> bytes)
    {
        var (rows, number) = (new List<RawRow>(), 1);
        using var csv = CsvReader.Create(bytes, strict);
        try
        {
            for (; csv.Read(); number++)
            {
                if (number > MostRows)
                    return Wrong(number, "", "Count.File.TooManyRows", MostRows);
                if (csv.RawRecord.Length > LongestRow)
                    return Wrong(number, "", "Count.File.RowTooLong", LongestRow);
                if (csv.FieldCount != CountRow.Columns)
                    return Wrong(number, "", "Count.File.CellCount", csv.FieldCount, CountRow.Columns, string.Join(',', CountRow.Headings));
                var cells = Enumerable.Range(0, CountRow.Columns).Select(csv.GetString).ToArray();
                if (number > 1)
                    rows.Add(new(number, CountRow.Of(cells), cells[^1]));
                else if (cells.Zip(CountRow.Headings, (cell, heading) => cell == heading).ToList().IndexOf(false) is >= 0 and var at)
                    return Wrong(1, CountRow.Headings[at], "Count.File.Heading", FileMistake.Quote(cells[at]), CountRow.Headings[at], at + 1);
            }
        }
        catch (CsvFormatException)
        {
            return Wrong(number, "", "Count.File.BadQuotes");
        }
        return new(rows, []);
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) => bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes;

    private static RawFile Wrong(int row, string column, string key, params IReadOnlyList<object> arguments) =>
        new([], [new(row, column, new(key, arguments))]);
}
