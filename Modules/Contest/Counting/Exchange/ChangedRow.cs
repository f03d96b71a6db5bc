namespace Hub.Contest.Counting.Exchange;

/// <summary>
/// Says which cell of a row was changed and what stood there: of all values that occur in the same column of the file, and of all
/// likely scores, the one that fits the row's check is what was sealed.
/// </summary>
internal sealed class ChangedRow
{
    /// <summary>In steps of a tenth and a quarter, a hundred around zero.</summary>
    private static readonly IReadOnlyList<string> likelyScores =
        [.. Enumerable.Range(-2000, 4001).Where(n => n % 2 == 0 || n % 5 == 0).Select(n => Words.Of(n / 20m))];

    /// <summary>A hostile file must not make a long search of it.</summary>
    private const int MostCandidates = 20_000;

    private readonly Names names;
    private readonly IReadOnlyList<IReadOnlyList<string>> candidates;

    public ChangedRow(IReadOnlyList<RawRow> rows, Names names) => (this.names, candidates) = (names,
        [.. Enumerable.Range(0, CountRow.Columns - 1).Select(column => (IReadOnlyList<string>)[.. rows.Select(r => r.Row.Cells[column]).Append("").Distinct(StringComparer.Ordinal).Take(MostCandidates)])]);

    /// <summary>The sentence on a row that does not fit its check.</summary>
    public FileMistake Describe(RawRow raw)
    {
        var meaning = string.Join(" · ", raw.Row.Cells.Take(CountRow.Columns - 2).Where(c => c != "").Select(FileMistake.Quote)) + " = " + FileMistake.Quote(raw.Row.Value);
        if (Original(raw) is not (var column, { } was))
            return new(raw.Number, "", new("Verify.RowChanged", meaning));
        var now = raw.Row.Cells[column];
        return raw.Row is { Record: "score" } && CountRow.Headings[column] == "value"
            ? new(raw.Number, "value", new("Verify.ScoreChanged",
                names.Juror(raw.Row.Juror), names.Entry(raw.Row.Entry), names.Criterion(raw.Row.Nomination, raw.Row.Criterion), FileMistake.Quote(now), was))
            : new(raw.Number, CountRow.Headings[column], new("Verify.CellChanged", meaning, FileMistake.Quote(now), FileMistake.Quote(was)));
    }

    private (int Column, string? Was) Original(RawRow raw)
    {
        if (raw.Check.Length != CountRow.CheckLength)
            return (0, null);
        var cells = raw.Row.Cells.ToArray();
        for (var column = cells.Length - 1; column >= 0; column--)
        {
            var now = cells[column];
            foreach (var candidate in raw.Row.Record == "score" && CountRow.Headings[column] == "value" ? candidates[column].Concat(likelyScores) : candidates[column])
            {
                cells[column] = candidate;
                if (CountRow.Check(CountRow.Of(cells).Line()) == raw.Check)
                    return (column, candidate);
            }
            cells[column] = now;
        }
        return (0, null);
    }
}
