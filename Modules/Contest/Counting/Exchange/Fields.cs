using Hub.SharedKernel.Text;

namespace Hub.Contest.Counting.Exchange;

/// <summary>The fields of one record, read with a mistake for each that is absent or not what it must be.</summary>
internal sealed class Fields(CountRow keys, int row, List<FileMistake> mistakes)
{
    private readonly Dictionary<string, (string Value, int Row)> values = new(StringComparer.Ordinal);

    public CountRow Keys => keys;

    /// <summary>Row of the record's first field.</summary>
    public int Row => row;

    public void Add(RawRow raw) => values[raw.Row.Field] = (raw.Row.Value, raw.Number);

    /// <summary>A text that may be absent.</summary>
    public string? Text(string field) => values.TryGetValue(field, out var found) ? CsvCell.Original(found.Value) : null;

    public string Needed(string field) => Text(field) ?? Missing(field);

    public IReadOnlyList<string> Keylist(string field) => (values.TryGetValue(field, out var found) ? found.Value : "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public decimal Number(string field) => Read(field, "Count.File.NotNumber", (string text, out decimal number) => Words.TryRead(text, out number));

    public int Whole(string field) => Read(field, "Count.File.NotWhole", (string text, out int number) => Words.TryRead(text, out number));

    public int? WholeOrNever(string field) => values.TryGetValue(field, out var found) && found.Value == Words.Never ? null
        : Read(field, "Count.File.NotWhole", (string text, out int number) => Words.TryRead(text, out number));

    public DateOnly Day(string field) => Read(field, "Count.File.NotDate", (string text, out DateOnly day) => Words.TryRead(text, out day));

    public T Choice<T>(string field) where T : struct, Enum =>
        Read(field, "Count.File.NotChoice", (string text, out T choice) => Words.TryRead(text, out choice), string.Join(", ", Words.All<T>()));

    private delegate bool Reading<T>(string text, out T value);

    private T Read<T>(string field, string key, Reading<T> reading, params object[] more) where T : struct
    {
        if (!values.TryGetValue(field, out var found))
            Missing(field);
        else if (reading(found.Value, out var value))
            return value;
        else
            mistakes.Add(new(found.Row, "value", new(key, [FileMistake.Quote(found.Value), field, .. more])));
        return default;
    }

    private string Missing(string field)
    {
        mistakes.Add(new(row, "", new("Count.File.FieldMissing", keys.Record, field, string.Join(' ', new[] { keys.Nomination, keys.Entry, keys.Juror, keys.Criterion }.Where(k => k != "")))));
        return "";
    }
}
