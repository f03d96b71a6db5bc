using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Hub.Practices.Exchange;

/// <summary>Writes practices as JSON: a list of objects with the columns of the CSV as properties; numbered columns only where they are filled.</summary>
internal static class PracticeJson
{
    private const int FlushAt = 64 * 1024;
    private static readonly JsonWriterOptions options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Indented = true };

    /// <returns>How many practices were written.</returns>
    public static async Task<int> Write(Stream to, ExportRows rows, CancellationToken cancel, Action<int>? progress = null)
    {
        await using var json = new Utf8JsonWriter(to, options);
        json.WriteStartArray();
        var written = 0;
        await foreach (var row in rows.Read(cancel))
        {
            Write(json, row);
            progress?.Invoke(++written);
            if (json.BytesPending >= FlushAt)
                await json.FlushAsync(cancel);
        }
        json.WriteEndArray();
        await json.FlushAsync(cancel);
        return rows.Count;
    }

    private static void Write(Utf8JsonWriter json, ExportRow row)
    {
        json.WriteStartObject();
        json.WriteString(PracticeColumns.Id, row.Id.ToString("D", CultureInfo.InvariantCulture));
        json.WriteString(PracticeColumns.ExternalId, row.ExternalId ?? "");
        json.WriteString(PracticeColumns.Status, RowStatus.Of(row.Status));
        foreach (var column in PracticeColumns.Single)
            Write(json, column.Name, column.Kind, column.Canonical(row.Content));
        var sizes = ListSizes.Of(row.Content);
        for (var i = 0; i < PracticeColumns.Lists.Count; i++)
            foreach (var (name, (kind, text)) in PracticeColumns.Lists[i].Headings(sizes[i]).Zip(PracticeColumns.Lists[i].Cells(row.Content, sizes[i])))
                if (text != "")
                    Write(json, name, kind, text);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, CellKind kind, string text)
    {
        if (kind is CellKind.Whole or CellKind.Amount && Typed.TryNumber(text, out var number))
            json.WriteNumber(name, number);
        else if (kind == CellKind.YesNo)
            json.WriteBoolean(name, text == "yes");
        else if (kind == CellKind.Topics)
            WriteTopics(json, name, text);
        else
            json.WriteString(name, text);
    }

    private static void WriteTopics(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartArray(name);
        foreach (var topic in CellText.Topics(text))
            json.WriteStringValue(topic);
        json.WriteEndArray();
    }
}
