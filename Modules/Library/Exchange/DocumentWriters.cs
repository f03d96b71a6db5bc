using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Hub.SharedKernel;
using Hub.SharedKernel.Text;

namespace Hub.Library.Exchange;

/// <summary>Writes documents as CSV; the numbered columns reach as far as the document with most files needs.</summary>
internal static class DocumentCsv
{
    /// <param name="delimiter">A comma, or a semicolon for spreadsheets set up for Ukrainian.</param>
    /// <returns>How many documents were written.</returns>
    public static async Task<int> Write(Stream to, ExportDocuments rows, CancellationToken cancel, char delimiter = ',')
    {
        await using var lines = new CsvLines(to, delimiter);
        object?[] headings = [.. DocumentColumns.Headings(rows.MostFiles)];
        await lines.Row(cancel, headings);
        var written = 0;
        await foreach (var row in rows.Read(cancel))
        {
            if (row.Cells.Count > headings.Length)
                throw new RuleViolation("Export.ChangedMeanwhile");
            await lines.Row(cancel, [.. row.Cells.Select(c => c.Text), .. Enumerable.Repeat("", headings.Length - row.Cells.Count)]);
            written++;
        }
        return written;
    }
}

/// <summary>Writes documents as JSON: a list of objects with the columns of the CSV as properties; those of files only where there are some.</summary>
internal static class DocumentJson
{
    private const int FlushAt = 64 * 1024;
    private static readonly JsonWriterOptions options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Indented = true };

    /// <returns>How many documents were written.</returns>
    public static async Task<int> Write(Stream to, ExportDocuments rows, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(to, options);
        json.WriteStartArray();
        var written = 0;
        await foreach (var row in rows.Read(cancel))
        {
            json.WriteStartObject();
            foreach (var (name, kind, text) in row.Cells)
                Write(json, name, kind, text);
            json.WriteEndObject();
            written++;
            if (json.BytesPending >= FlushAt)
                await json.FlushAsync(cancel);
        }
        json.WriteEndArray();
        await json.FlushAsync(cancel);
        return written;
    }

    private static void Write(Utf8JsonWriter json, string name, CellKind kind, string text)
    {
        if (kind is not (CellKind.List or CellKind.Lines))
        {
            json.WriteString(name, text);
            return;
        }
        json.WriteStartArray(name);
        foreach (var value in kind == CellKind.List ? CellText.List(text) : CellText.Lines(text))
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
