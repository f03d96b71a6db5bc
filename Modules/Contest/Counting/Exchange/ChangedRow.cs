using System.Globalization;

namespace Hub.Contest.Counting.Exchange;

/// <summary>
/// Says which cell of a row was changed and what stood there: of all values that occur in the same column of the file, and of all
/// likely scores, the one that fits the row's check is what was sealed.
/// </summary>
internal sealed class ChangedRow
{
    /// <summary>In steps of a tenth and a quarter, this far around zero.</summary>
    private const int LikelyScores = 100;

    private readonly Names names;
    private readonly IReadOnlyList<IReadOnlyList<string>> candidates;

    public ChangedRow(IReadOnlyList<RawRow> rows, Names names) => (this.names, candidates) = (names,
        [.. Enumerable.Range(0, CountRow.Columns - 1).Select(column => (IReadOnlyList<string>)[.. rows.Select(r => r.Row.Cells[column]).Concat(Likely(column)).Distinct(StringComparer.Ordinal)])]);

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
            foreach (var candidate in candidates[column])
            {
                cells[column] = candidate;
                if (CountRow.Check(CountRow.Of(cells).Line()) == raw.Check)
                    return (column, candidate);
            }
            cells[column] = now;
        }
        return (0, null);
    }

    private static IEnumerable<string> Likely(int column) => CountRow.Headings[column] != "value" ? [""] :
        Enumerable.Range(-LikelyScores * 20, LikelyScores * 40 + 1).Where(n => n % 2 == 0 || n % 5 == 0).Select(n => (n / 20m).ToString("0.##", CultureInfo.InvariantCulture));
}
