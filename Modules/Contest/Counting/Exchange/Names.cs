using Hub.SharedKernel.Text;

namespace Hub.Contest.Counting.Exchange;

/// <summary>Keys with what they are called in a file, for sentences: <c>E1 (Електронна черга)</c>.</summary>
internal sealed class Names
{
    private readonly Dictionary<(string Record, string Key), string> names = [];

    public Names(IEnumerable<RawRow> rows)
    {
        foreach (var row in rows.Select(r => r.Row))
            if (row is { Record: "entry", Field: "title" })
                names[("entry", row.Entry)] = row.Value;
            else if (row is { Record: "juror", Field: "name" })
                names[("juror", row.Juror)] = row.Value;
            else if (row is { Record: "criterion", Field: "title_uk" })
                names[("criterion", row.Nomination + " " + row.Criterion)] = row.Value;
    }

    public string Entry(string key) => Named("entry", key, key);

    public string Juror(string key) => Named("juror", key, key);

    public string Criterion(string nomination, string key) => Named("criterion", nomination + " " + key, key);

    private string Named(string record, string known, string key) =>
        names.TryGetValue((record, known), out var name) ? $"{FileMistake.Quote(key)} ({FileMistake.Quote(CsvCell.Original(name)!)})" : FileMistake.Quote(key);
}
