using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Hub.SharedKernel.Exchange;

/// <summary>Rows of a JSON file: a list of objects whose properties are the columns. The first object is row 1.</summary>
internal static class JsonRows<TRow> where TRow : FileRow, new()
{
    private const long LongestObject = 8 * 1024 * 1024;

    private static readonly JsonSerializerOptions options = new() { AllowTrailingCommas = true, ReadCommentHandling = JsonCommentHandling.Skip };

    public static async IAsyncEnumerable<TRow> Read(Stream file, RowForm<TRow> form, [EnumeratorCancellation] CancellationToken cancel)
    {
        var bounded = new BoundedStream(file, LongestObject);
        await using var elements = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(bounded, options, cancel).GetAsyncEnumerator(cancel);
        var number = 0;
        TRow? failure;
        while (true)
        {
            (var more, failure) = await Next(elements, bounded, number + 1);
            if (!more)
                break;
            number++;
            bounded.Forget();
            yield return Row(elements.Current, number, form);
        }
        if (failure is not null)
            yield return failure;
        else if (number == 0)
            yield return FileRow.OfFile<TRow>(0, "", "Import.OnlyHeader");
    }

    private static async ValueTask<(bool More, TRow? Failure)> Next(IAsyncEnumerator<JsonElement> elements, BoundedStream file, int number)
    {
        try
        {
            return (await elements.MoveNextAsync(), null);
        }
        catch (JsonException wrong)
        {
            return (false, file.Exceeded
                ? FileRow.OfFile<TRow>(number, "", "Import.ObjectTooLong", LongestObject / 1024 / 1024)
                : FileRow.OfFile<TRow>(number, "", "Import.NotJson", (wrong.LineNumber ?? 0) + 1, (wrong.BytePositionInLine ?? 0) + 1));
        }
    }

    private static TRow Row(JsonElement element, int number, RowForm<TRow> form)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            var wrong = new TRow { Number = number };
            wrong.Wrong("", "Import.NotAnObject");
            return wrong;
        }
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        var mistakes = new List<(string Name, string Key)>();
        foreach (var property in element.EnumerateObject())
            if (!TryName(property, out var name) || Text(property.Value, form.Separator(name)) is not { } text)
                mistakes.Add((Mistake.Quote(name), "Import.BadValue"));
            else if (!cells.TryAdd(name, text))
                mistakes.Add((Mistake.Quote(name), "Import.PropertyTwice"));
        var row = new TRow { Number = number, Shape = new FileShape(cells.Keys) };
        foreach (var (name, key) in mistakes)
            row.Wrong(name, key, name);
        foreach (var (name, text) in cells)
            Put(row, name, text, form);
        form.Finish(row);
        return row;
    }

    private static void Put(TRow row, string name, string text, RowForm<TRow> form)
    {
        if (!form.Has(name))
        {
            var quoted = Mistake.Quote(name);
            if (form.Nearest(name) is { } near)
                row.Wrong(quoted, "Import.ColumnUnknownNear", quoted, near);
            else
                row.Wrong(quoted, "Import.ColumnUnknown", quoted);
        }
        form.Put(row, name, text);
    }

    private static bool TryName(JsonProperty property, out string name)
    {
        try
        {
            name = property.Name;
            return true;
        }
        catch (InvalidOperationException)
        {
            name = "";
            return false;
        }
    }

    /// <summary>The value as a cell; null when a cell cannot hold it.</summary>
    private static string? Text(JsonElement value, string separator)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                JsonValueKind.True => "yes",
                JsonValueKind.False => "no",
                JsonValueKind.Null => "",
                JsonValueKind.Array when value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String) =>
                    string.Join(separator, value.EnumerateArray().Select(v => v.GetString())),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair written as an escape is not a text.
            return null;
        }
    }
}

/// <summary>Stops the reader when one object grows past every limit, before memory does.</summary>
internal sealed class BoundedStream(Stream inner, long most) : Stream
{
    private long taken;

    public bool Exceeded { get; private set; }

    /// <summary>An object is complete: counting starts anew.</summary>
    public void Forget() => taken = 0;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        taken += read;
        Exceeded = taken > most;
        return Exceeded ? throw new JsonException() : read;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => inner.Length;
    public override long Position { get => inner.Position; set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
