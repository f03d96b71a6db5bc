using Hub.SharedKernel.Text;

namespace Hub.Library.Reading;

/// <summary>One order of the rows; the id decides in the end, so that pages never overlap.</summary>
internal sealed class RowOrder(IndexRows rows, Comparison<int> by) : IComparer<int>
{
    public static RowOrder Newest(IndexRows rows) => new(rows, (a, b) => rows.PublishedAt(b).CompareTo(rows.PublishedAt(a)));

    /// <summary>What has no date comes last.</summary>
    public static RowOrder Dated(IndexRows rows) => new(rows, (a, b) => rows.Day(b).CompareTo(rows.Day(a)));

    public static RowOrder Title(IndexRows rows, IReadOnlyList<string> titles) => new(rows, (a, b) => UkrainianOrder.Comparer.Compare(titles[a], titles[b]));

    public int Compare(int x, int y) => by(x, y) is var first and not 0 ? first : rows.Id(y).CompareTo(rows.Id(x));

    public int[] Sort(int[] some)
    {
        int[] sorted = [.. some];
        Array.Sort(sorted, this);
        return sorted;
    }

    /// <summary>The order without what is gone and with what was added: the others keep their places.</summary>
    public int[] Merge(int[] before, int[] added, bool[] gone)
    {
        var waiting = new Queue<int>(Sort(added));
        var after = new List<int>(before.Length + added.Length);
        foreach (var row in before.Where(row => !gone[row]))
        {
            while (waiting.TryPeek(out var next) && Compare(next, row) < 0)
                after.Add(waiting.Dequeue());
            after.Add(row);
        }
        after.AddRange(waiting);
        return [.. after];
    }
}
