namespace Hub.Contest.Counting.Exchange;

/// <summary>Whether rows have the keys and fields of their records, and none is there twice.</summary>
internal static class ShapeChecks
{
    public static IEnumerable<FileMistake> Mistakes(IReadOnlyList<RawRow> rows)
    {
        var seen = new Dictionary<CountRow, int>(rows.Count);
        foreach (var raw in rows)
        {
            if (Wrong(raw) is { } mistake)
                yield return mistake;
            else if (!seen.TryAdd(raw.Row with { Value = "" }, raw.Number))
                yield return new(raw.Number, "", new("Count.File.RowTwice", seen[raw.Row with { Value = "" }]));
        }
    }

    private static FileMistake? Wrong(RawRow raw)
    {
        var (row, shapes) = (raw.Row, Shapes.Of(raw.Row.Record));
        if (shapes.Count == 0)
            return new(raw.Number, "record", new("Count.File.RecordUnknown", FileMistake.Quote(row.Record), string.Join(", ", Shapes.Records)));
        var keys = Shape.KeysOf(row);
        if (shapes.FirstOrDefault(s => s.Keys == keys) is not { } shape)
            return WrongKeys(raw, keys, shapes);
        return shape.Has(row.Field) ? null
            : new(raw.Number, "field", new("Count.File.FieldUnknown", FileMistake.Quote(row.Field), row.Record, string.Join(", ", shape.Needed.Concat(shape.Optional ?? []))));
    }

    private static FileMistake WrongKeys(RawRow raw, string keys, IReadOnlyList<Shape> shapes)
    {
        // The nearest shape is the one that shares most keys.
        var nearest = shapes.MinBy(s => s.Keys.Except(keys).Count() + keys.Except(s.Keys).Count())!;
        var missing = nearest.Keys.Except(keys).ToList();
        return missing.Count > 0 ? new(raw.Number, Column(missing[0]), new("Count.File.KeyMissing", raw.Row.Record, Column(missing[0])))
            : new(raw.Number, Column(keys.Except(nearest.Keys).First()), new("Count.File.KeyNotExpected", raw.Row.Record, Column(keys.Except(nearest.Keys).First())));
    }

    private static string Column(char key) => CountRow.Headings.First(h => h[0] == key);
}
