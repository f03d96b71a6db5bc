using System.Security.Cryptography;
using System.Text;

namespace Hub.Contest.Counting.Exchange;

/// <summary>A row of the file of a count: one thing said of what its keys name.</summary>
/// <param name="Record">What kind of thing: see <see cref="Shapes"/>.</param>
/// <param name="Value">As it stands in the file: texts are protected from spreadsheets.</param>
internal readonly record struct CountRow(string Record, string Nomination, string Entry, string Juror, string Criterion, string Field, string Value)
{
    public const int Columns = 8;

    /// <summary>Hexadecimal digits of a row's check.</summary>
    public const int CheckLength = 16;

    public static readonly IReadOnlyList<string> Headings = ["record", "nomination", "entry", "juror", "criterion", "field", "value", "check"];

    public static CountRow Of(IReadOnlyList<string> cells) => new(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]);

    public IReadOnlyList<string> Cells => [Record, Nomination, Entry, Juror, Criterion, Field, Value];

    /// <summary>The row as it is sealed: its cells in their one spelling, without the check.</summary>
    public string Line() => string.Join(',', Cells.Select(Quoted));

    /// <summary>The first digits of the SHA-256 of a line: whoever changes a cell must change this too, and then the seal of the file.</summary>
    public static string Check(string line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)).AsSpan(0, CheckLength / 2));

    public static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n;") < 0 && cell == cell.Trim() ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
