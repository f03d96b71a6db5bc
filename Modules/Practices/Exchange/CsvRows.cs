using System.Runtime.CompilerServices;
using System.Text;
using Hub.SharedKernel.Text;

namespace Hub.Practices.Exchange;

/// <summary>Rows of a CSV file.</summary>
internal static class CsvRows
{
    private static readonly UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    public static async IAsyncEnumerable<PracticeRow> Read(Stream file, ReadOnlyMemory<byte> sample, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var text = new StreamReader(file, strict, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024, leaveOpen: true);
        var csv = new CsvReader(text, FileSniff.Delimiter(FileSniff.FirstLine(sample.Span)));
        var (more, failure) = await Next(csv, cancel);
        if (failure is not null || !more)
        {
            yield return failure ?? PracticeRow.OfFile(0, "", "Import.FileEmpty");
            yield break;
        }
        var header = CsvHeader.From(csv);
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
            yield return Row(csv, header);
        }
        if (!any && failure is null)
            yield return PracticeRow.OfFile(1, "", "Import.OnlyHeader");
    }

    private static async ValueTask<(bool More, PracticeRow? Failure)> Next(CsvReader csv, CancellationToken cancel)
    {
        try
        {
            return (await csv.Read(cancel), null);
        }
        catch (DecoderFallbackException wrong)
        {
            var key = FileSniff.LooksLikeWindows1251(wrong.BytesUnknown) ? "Import.IsWindows1251" : "Import.NotUtf8";
            return (false, PracticeRow.OfFile(csv.Row, "", key, csv.LineNow));
        }
    }

    private static PracticeRow Row(CsvReader csv, CsvHeader header)
    {
        var row = new PracticeRow { Number = csv.Row, Shape = header.Shape, IsOfFile = csv.Fault == CsvFault.QuoteNotClosed };
        var at = header.NameAt(csv.FaultAt.Cell - 1);
        if (csv.Fault != CsvFault.None)
            row.Wrong(at, "Import." + csv.Fault, csv.FaultAt.Line, CsvReader.LongestCell);
        else if (csv.Cells.Count < header.Count)
            row.Wrong("", "Import.TooFewCells", csv.Cells.Count, header.Count);
        else if (csv.Cells.Count > header.Count && csv.Cells.Skip(header.Count).Any(c => c != ""))
            row.Wrong("", "Import.TooManyCells", csv.Cells.Count, header.Count);
        for (var i = 0; i < Math.Min(csv.Cells.Count, header.Count); i++)
            RowCells.Put(row, header.NameAt(i), header.SlotAt(i), CsvCell.Original(csv.Cells[i])!);
        RowCells.Finish(row);
        return row;
    }
}

/// <summary>The headings of a CSV file.</summary>
internal sealed class CsvHeader
{
    private readonly List<string> names = [];
    private readonly List<Slot?> slots = [];

    public List<PracticeRow> Mistakes { get; } = [];
    public FileShape Shape { get; private set; } = FileShape.Empty;
    public int Count => names.Count;

    public string NameAt(int cell) => cell >= 0 && cell < names.Count ? names[cell] : "";

    public Slot? SlotAt(int cell) => slots[cell];

    public static CsvHeader From(CsvReader csv)
    {
        var header = new CsvHeader();
        if (csv.Fault != CsvFault.None)
            header.Wrong("", "Import." + csv.Fault, csv.FaultAt.Line, CsvReader.LongestCell);
        // Spreadsheets add empty columns at the end; they mean nothing.
        var last = csv.Cells.FindLastIndex(c => !string.IsNullOrWhiteSpace(c));
        for (var i = 0; i <= last; i++)
            header.Add(csv.Cells[i].Trim('\uFEFF', ' ').ToLowerInvariant(), i + 1);
        header.Shape = new FileShape(header.names);
        foreach (var missing in PracticeColumns.Required.Where(name => !header.Shape.Has(name)))
            header.Wrong(missing, "Import.ColumnMissing", missing);
        if (!header.Shape.Has(PracticeColumns.Id) && !header.Shape.Has(PracticeColumns.ExternalId))
            header.Wrong(PracticeColumns.ExternalId, "Import.ColumnMissing", PracticeColumns.ExternalId);
        return header;
    }

    private void Add(string name, int number)
    {
        var twice = names.Contains(name);
        var slot = twice ? null : Headings.Find(name);
        if (name == "")
            Wrong("", "Import.HeadingEmpty", number);
        else if (twice)
            Wrong(name, "Import.ColumnTwice", Mistake.Quote(name), number);
        else if (slot is null && !Headings.IsOwn(name))
            WrongName(Mistake.Quote(name), Headings.Nearest(name));
        names.Add(name);
        slots.Add(slot);
    }

    private void WrongName(string name, string? near)
    {
        if (near is null)
            Wrong(name, "Import.ColumnUnknown", name);
        else
            Wrong(name, "Import.ColumnUnknownNear", name, near);
    }

    private void Wrong(string column, string key, params IReadOnlyList<object> arguments) =>
        Mistakes.Add(PracticeRow.OfFile(1, column, key, arguments));
}
