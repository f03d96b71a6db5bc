using System.Buffers;
using System.Globalization;
using System.Text;
using Hub.SharedKernel.Text;

namespace Hub.Practices.Exchange;

/// <summary>Writes practices as CSV: UTF-8 with a mark so that spreadsheets read Ukrainian, formulas made harmless.</summary>
internal static class PracticeCsv
{
    private const int FlushAt = 64 * 1024;
    private static readonly SearchValues<char> quoted = SearchValues.Create(",;\t\"\r\n ");
    private static readonly UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes headings and rows; the numbered columns reach as far as the longest practice needs.</summary>
    /// <param name="delimiter">A comma, or a semicolon for spreadsheets set up for Ukrainian.</param>
    /// <returns>How many practices were written.</returns>
    public static async Task<int> Write(Stream to, ExportRows rows, CancellationToken cancel, char delimiter = ',', Action<int>? progress = null)
    {
        var sizes = await rows.Sizes(cancel);
        var text = new StringBuilder("\uFEFF");
        Line(text, PracticeColumns.Headings(sizes), delimiter);
        var written = 0;
        await foreach (var row in rows.Read(cancel))
        {
            if (!sizes.Holds(ListSizes.Of(row.Content)))
                throw new SharedKernel.RuleViolation("Export.ChangedMeanwhile");
            Line(text, Cells(row, sizes), delimiter);
            progress?.Invoke(++written);
            if (text.Length >= FlushAt)
                await Flush(text, to, cancel);
        }
        await Flush(text, to, cancel);
        return rows.Count;
    }

    private static IEnumerable<string> Cells(ExportRow row, ListSizes sizes)
    {
        yield return row.Id.ToString("D", CultureInfo.InvariantCulture);
        yield return CsvCell.Neutral(row.ExternalId) ?? "";
        yield return RowStatus.Of(row.Status);
        foreach (var column in PracticeColumns.Single)
            yield return Cell(column.Kind, column.Canonical(row.Content));
        for (var i = 0; i < PracticeColumns.Lists.Count; i++)
            foreach (var (kind, text) in PracticeColumns.Lists[i].Cells(row.Content, sizes[i]))
                yield return Cell(kind, text);
    }

    /// <summary>A number is written as one, also a negative one; every other text is made harmless.</summary>
    private static string Cell(CellKind kind, string text) =>
        kind is CellKind.Whole or CellKind.Amount && Typed.TryNumber(text, out _) ? text : CsvCell.Neutral(text)!;

    private static void Line(StringBuilder text, IEnumerable<string> cells, char delimiter)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first)
                text.Append(delimiter);
            first = false;
            if (cell.AsSpan().IndexOfAny(quoted) < 0)
                text.Append(cell);
            else
                text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        text.Append("\r\n");
    }

    private static async Task Flush(StringBuilder text, Stream to, CancellationToken cancel)
    {
        await to.WriteAsync(utf8.GetBytes(text.ToString()), cancel);
        text.Clear();
    }
}
