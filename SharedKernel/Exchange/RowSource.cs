using System.Runtime.CompilerServices;

namespace Hub.SharedKernel.Exchange;

/// <summary>
/// Reads a file row by row, whatever is in it: nothing a file holds makes it throw, and memory does not grow with the file.
/// </summary>
public static class RowSource
{
    /// <summary>The rows in order; mistakes of the file itself come as rows of their own.</summary>
    /// <param name="file">A stream that can be read again from the beginning.</param>
    /// <param name="mostBytes">Largest file taken.</param>
    /// <param name="form">The columns of its rows.</param>
    /// <param name="cancel">Ends the reading.</param>
    public static async IAsyncEnumerable<TRow> Read<TRow>(Stream file, long mostBytes, RowForm<TRow> form, [EnumeratorCancellation] CancellationToken cancel) where TRow : FileRow, new()
    {
        file.Position = 0;
        var start = new byte[FileSniff.Bytes];
        var read = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel);
        file.Position = 0;
        var sample = start.AsMemory(0, read);
        if (Refusal<TRow>(file, mostBytes, sample.Span) is { } refusal)
        {
            yield return refusal;
            yield break;
        }
        var rows = IsJson(sample.Span) ? JsonRows<TRow>.Read(file, form, cancel) : CsvRows<TRow>.Read(file, sample, form, cancel);
        await foreach (var row in rows)
            yield return row;
    }

    private static TRow? Refusal<TRow>(Stream file, long mostBytes, ReadOnlySpan<byte> sample) where TRow : FileRow, new()
    {
        if (file.Length > mostBytes)
            return FileRow.OfFile<TRow>(0, "", "Import.FileTooLarge", file.Length / 1024 / 1024, mostBytes / 1024 / 1024);
        if (sample.Length == 0 || IsBlank(sample) && file.Length <= sample.Length)
            return FileRow.OfFile<TRow>(0, "", "Import.FileEmpty");
        if (FileSniff.Refusal(sample) is { } key)
            return FileRow.OfFile<TRow>(0, "", key);
        if (!FileSniff.IsUtf8(sample))
            return FileRow.OfFile<TRow>(0, "", FileSniff.LooksLikeWindows1251(sample) ? "Import.IsWindows1251" : "Import.NotUtf8", 1);
        return null;
    }

    private static bool IsBlank(ReadOnlySpan<byte> sample) => SkipMark(sample).IndexOfAnyExcept(" \t\r\n"u8) < 0;

    private static bool IsJson(ReadOnlySpan<byte> sample)
    {
        var text = SkipMark(sample);
        var first = text.IndexOfAnyExcept(" \t\r\n"u8);
        return first >= 0 && text[first] is (byte)'[' or (byte)'{';
    }

    private static ReadOnlySpan<byte> SkipMark(ReadOnlySpan<byte> sample) => sample.StartsWith("\uFEFF"u8) ? sample[3..] : sample;
}
