using System.Globalization;
using System.Text;

namespace Hub.SharedKernel.Text;

/// <summary>Rows of an open-data table: UTF-8, commas, decimal point, ISO dates; texts that a spreadsheet would run are made harmless.</summary>
/// <param name="stream">Where they go; it stays open.</param>
/// <param name="delimiter">A comma, or a semicolon for spreadsheets set up for Ukrainian.</param>
public sealed class CsvLines(Stream stream, char delimiter = ',') : IAsyncDisposable
{
    // The mark at the beginning is what makes spreadsheets read Ukrainian letters.
    private readonly StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };

    /// <summary>Writes a row.</summary>
    /// <param name="cancel">Ends the work.</param>
    /// <param name="cells">Texts, moments, days, booleans and numbers; null for nothing. Anything else is an <see cref="ArgumentException"/>.</param>
    public Task Row(CancellationToken cancel, params object?[] cells) => writer.WriteLineAsync(string.Join(delimiter, cells.Select(Cell)).AsMemory(), cancel);

    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => Quoted(CsvCell.Neutral(text)!),
        DateTimeOffset moment => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        double number => number.ToString("0.######", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException(value.GetType().Name, nameof(value)),
    };

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n;\t") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Writes what is still held back.</summary>
    public ValueTask DisposeAsync() => writer.DisposeAsync();
}
