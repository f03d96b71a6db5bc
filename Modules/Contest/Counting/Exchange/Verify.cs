using System.Text;

namespace Hub.Contest.Counting.Exchange;

/// <summary>Recomputes a published count from its file alone: equal only if every cell is as it was sealed and the count says what was published.</summary>
internal static class Verify
{
    /// <summary>Changed rows that are looked into; of the others only the number is said.</summary>
    private const int MostLookedInto = 20;

    public static VerifyReport Of(ReadOnlyMemory<byte> bytes)
    {
        var raw = RawFile.Read(bytes);
        if (raw.Mistakes.Count > 0)
            return new(Verdict.Unreadable, [], raw.Mistakes, "", null);
        var names = new Names(raw.Rows);
        var changed = Changed(raw.Rows, names);
        var file = CountFile.Of(raw);
        if (file.Input is null)
            return new(Verdict.Unreadable, changed, file.Mistakes, "", null);
        var count = RoundCount.Of(file.Input);
        var consequences = Consequences.Of(count, file.Published, names).ToList();
        var seal = Seal(raw.Rows);
        if (changed.Count > 0 && consequences.Count == 0)
            consequences.Add(new(0, "", new("Verify.CountsTheSame")));
        if (changed.Count == 0 && seal != file.Seal)
            consequences.Add(new(0, "", new("Verify.RowsMoved")));
        // Rows that all fit but make another file than the count would: something was added that no rule of the format forbids.
        else if (changed.Count == 0 && consequences.Count == 0 && !raw.Rows.Select(r => r.Row).SkipLast(1).SequenceEqual(InputRows.Of(file.Input).Concat(ResultRows.Of(count))))
            consequences.Add(new(0, "", new("Verify.NotAsWritten")));
        return new(changed.Count + consequences.Count == 0 ? Verdict.Equal : Verdict.Differs, changed, consequences, seal, count);
    }

    private static List<FileMistake> Changed(IReadOnlyList<RawRow> rows, Names names)
    {
        var changed = rows.Where(r => !r.IsAsSealed).ToList();
        if (changed.Count == 0)
            return [];
        var describe = new ChangedRow(rows, names);
        return [.. changed.Take(MostLookedInto).Select(describe.Describe),
            .. changed.Count > MostLookedInto ? [new FileMistake(0, "", new("Verify.MoreRows", changed.Count - MostLookedInto))] : Array.Empty<FileMistake>()];
    }

    /// <summary>The seal that belongs to the rows before the last, however another program may have spelt them.</summary>
    private static string Seal(IReadOnlyList<RawRow> rows)
    {
        var text = new StringBuilder("\uFEFF").AppendJoin(',', CountRow.Headings).Append('\n');
        foreach (var raw in rows.SkipLast(1))
            text.Append(raw.Row.Line()).Append(',').Append(raw.Check).Append('\n');
        return CountCsv.Seal(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
