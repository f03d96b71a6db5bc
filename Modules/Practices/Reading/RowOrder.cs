namespace Hub.Practices.Reading;

/// <summary>
/// One order of the rows. Later publications come first among equals, and the id decides in the end, so that pages never overlap.
/// </summary>
internal sealed class RowOrder(IndexColumns columns, Comparison<int> by) : IComparer<int>
{
    /// <summary>One for each <see cref="ListOrder"/>.</summary>
    public static IEnumerable<RowOrder> All(IndexColumns columns, double[] scores) =>
    [
        new(columns, (a, b) => scores[b].CompareTo(scores[a])),
        new(columns, (_, _) => 0),
        new(columns, (a, b) => columns.Replications[b].CompareTo(columns.Replications[a]) is var more and not 0 ? more : scores[b].CompareTo(scores[a])),
    ];

    public int Compare(int x, int y) =>
        by(x, y) is var first and not 0 ? first
        : columns.Published[y].CompareTo(columns.Published[x]) is var second and not 0 ? second
        : columns.Ids[x].CompareTo(columns.Ids[y]);

    public int[] Sort()
    {
        int[] rows = [.. Enumerable.Range(0, columns.Length).Where(row => !columns.Gone[row])];
        Array.Sort(rows, this);
        return rows;
    }

    /// <summary>The order after some rows changed: the others keep theirs.</summary>
    public int[] Move(int[] before, IReadOnlySet<int> changed)
    {
        int[] moved = [.. changed.Where(row => !columns.Gone[row])];
        Array.Sort(moved, this);
        var after = new List<int>(before.Length + moved.Length);
        var next = 0;
        foreach (var row in before)
        {
            if (changed.Contains(row))
                continue;
            while (next < moved.Length && Compare(moved[next], row) < 0)
                after.Add(moved[next++]);
            after.Add(row);
        }
        after.AddRange(moved[next..]);
        return [.. after];
    }
}
