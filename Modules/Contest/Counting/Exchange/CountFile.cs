namespace Hub.Contest.Counting.Exchange;

/// <summary>What a file says: the input, and the result as it was published. Nothing is made of a file with a mistake.</summary>
/// <param name="Published">Rows of the result.</param>
/// <param name="Seal">The seal as it stands in the file.</param>
internal sealed record CountFile(CountInput? Input, IReadOnlyList<RawRow> Published, string Seal, IReadOnlyList<FileMistake> Mistakes)
{
    /// <summary>More mistakes than these help nobody.</summary>
    public const int MostMistakes = 100;

    /// <summary>The seal at the end of a file that the portal wrote itself, from its last row or a piece of it.</summary>
    public static string SealOf(string end) => end.TrimEnd('\n').Split(',') is [.., var seal, _] ? seal : "";

    public static CountFile Read(ReadOnlyMemory<byte> bytes) => Of(RawFile.Read(bytes));

    public static CountFile Of(RawFile raw)
    {
        var mistakes = raw.Mistakes.Concat(ShapeChecks.Mistakes(raw.Rows)).Take(MostMistakes).ToList();
        if (mistakes.Count > 0)
            return new(null, [], "", mistakes);
        var reader = new InputReader(raw.Rows);
        var input = reader.Read();
        if (reader.Mistakes.Count == 0)
            reader.Mistakes.AddRange(InputChecks.Problems(input).Take(MostMistakes).Select(p => new FileMistake(0, "", p)));
        return reader.Mistakes.Count > 0 ? new(null, [], "", [.. reader.Mistakes.Take(MostMistakes)])
            : new(input, [.. raw.Rows.Where(r => r.Row.Record == "result")], reader.Seal, []);
    }
}
