using System.Runtime.CompilerServices;
using System.Text;
using Hub.SharedKernel.Text;

namespace Hub.SharedKernel.Exchange;

/// <summary>Rows of a CSV file.</summary>
internal static class CsvRows<TRow> where TRow : FileRow, new()
{
    private static readonly UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    public static async IAsyncEnumerable<TRow> Read(Stream file, ReadOnlyMemory<byte> sample, RowForm<TRow> form, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var text = new StreamReader(file, strict, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024, leaveOpen: true);
        var csv = new CsvReader(text, FileSniff.Delimiter(FileSniff.FirstLine(sample.Span)));
        var (more, failure) = await Next(csv, cancel);
        if (failure is not null || !more)
        {
            yield return failure ?? FileRow.OfFile<TRow>(0, "", "Import.FileEmpty");
            yield break;
        }
        var header = CsvHeader<TRow>.From(csv, form);
        foreach (var wrong in header.Mistakes)
            yield return wrong;
        var any = false;
        while (true)
        {
            (more, failure) = await Next(csv, cancel);
            if (failure is not null)
                yield return failure;
            if (!more)
                break;
            if (csv.Fault == CsvFault.None && csv.Cells.TrueForAll(string.IsNullOrWhiteSpace))
                continue;
            any = true;
            yield return Row(csv, header, form);
        }
        if (!any && failure is null)
            yield return FileRow.OfFile<TRow>(1, "", "Import.OnlyHeader");
    }

    private static async ValueTask<(bool More, TRow? Failure)> Next(CsvReader csv, CancellationToken cancel)
    {
        try
        {
            return (await csv.Read(cancel), null);
        }
        catch (DecoderFallbackException wrong)
        {
            var key = FileSniff.LooksLikeWindows1251(wrong.BytesUnknown) ? "Import.IsWindows1251" : "Import.NotUtf8";
            return (false, FileRow.OfFile<TRow>(csv.Row, "", key, csv.LineNow));
        }
    }

    private static TRow Row(CsvReader csv, CsvHeader<TRow> header, RowForm<TRow> form)
    {
        var row = new TRow { Number = csv.Row, Shape = header.Shape, IsOfFile = csv.Fault == CsvFault.QuoteNotClosed };
        var at = header.NameAt(csv.FaultAt.Cell - 1);
        if (csv.Fault != CsvFault.None)
            row.Wrong(at, "Import." + csv.Fault, csv.FaultAt.Line, CsvReader.LongestCell);
        else if (csv.Cells.Count < header.Count)
            row.Wrong("", "Import.TooFewCells", csv.Cells.Count, header.Count);
        else if (csv.Cells.Count > header.Count && csv.Cells.Skip(header.Count).Any(c => c != ""))
            row.Wrong("", "Import.TooManyCells", csv.Cells.Count, header.Count);
        for (var i = 0; i < Math.Min(csv.Cells.Count, header.Count); i++)
            form.Put(row, header.NameAt(i), CsvCell.Original(csv.Cells[i])!);
        form.Finish(row);
        return row;
    }
}

/// <summary>The headings of a CSV file.</summary>
internal sealed class CsvHeader<TRow>(RowForm<TRow> form) where TRow : FileRow, new()
{
    private readonly List<string> names = [];

    public List<TRow> Mistakes { get; } = [];
    public FileShape Shape { get; private set; } = FileShape.Empty;
    public int Count => names.Count;

    public string NameAt(int cell) => cell >= 0 && cell < names.Count ? names[cell] : "";

    public static CsvHeader<TRow> From(CsvReader csv, RowForm<TRow> form)
    {
        var header = new CsvHeader<TRow>(form);
        if (csv.Fault != CsvFault.None)
            header.Wrong("", "Import." + csv.Fault, csv.FaultAt.Line, CsvReader.LongestCell);
        // Spreadsheets add empty columns at the end; they mean nothing.
        var last = csv.Cells.FindLastIndex(c => !string.IsNullOrWhiteSpace(c));
        for (var i = 0; i <= last; i++)
            header.Add(csv.Cells[i].Trim('\uFEFF', ' ').ToLowerInvariant(), i + 1);
        header.Shape = new FileShape(header.names);
        foreach (var missing in form.Needed.Where(some => !some.Any(header.Shape.Has)))
            header.Wrong(missing[0], "Import.ColumnMissing", missing[0]);
        return header;
    }

    private void Add(string name, int number)
    {
        if (name == "")
            Wrong("", "Import.HeadingEmpty", number);
        else if (names.Contains(name))
            Wrong(name, "Import.ColumnTwice", Mistake.Quote(name), number);
        else if (!form.Has(name))
            WrongName(Mistake.Quote(name), form.Nearest(name));
        names.Add(name);
    }

    private void WrongName(string name, string? near)
    {
        if (near is null)
            Wrong(name, "Import.ColumnUnknown", name);
        else
            Wrong(name, "Import.ColumnUnknownNear", name, near);
    }

    private void Wrong(string column, string key, params IReadOnlyList<object> arguments) =>
        Mistakes.Add(FileRow.OfFile<TRow>(1, column, key, arguments));
}
