namespace Hub.Library.Reading;

/// <summary>
/// Goes once over all rows: which pass every filter, and for each facet how many a reader gets by choosing one of its values, the other choices kept.
/// </summary>
internal sealed class FacetCounter
{
    private readonly IndexRows rows;
    private readonly bool[] passed;

    private FacetCounter(IndexRows rows, int length)
    {
        this.rows = rows;
        passed = new bool[length];
        Counts = Array.ConvertAll(rows.Facets, column => new int[column.Count]);
    }

    /// <summary>By facet and number of the value.</summary>
    public int[][] Counts { get; }

    public int Total { get; private set; }

    public bool this[int row] => passed[row];

    /// <param name="rows">The documents.</param>
    /// <param name="gone">Rows that are gaps.</param>
    /// <param name="filter">What is asked.</param>
    /// <param name="words">Rows that have the words; null when none are asked.</param>
    public static FacetCounter Run(IndexRows rows, bool[] gone, DocumentFilter filter, bool[]? words)
    {
        var counter = new FacetCounter(rows, gone.Length);
        var asked = Enum.GetValues<Facet>().Where(facet => filter[facet].Count > 0).Select(facet => (Column: (int)facet, Allowed: Allowed(rows[facet], filter.Sought(facet)))).ToArray();
        for (var row = 0; row < gone.Length; row++)
            if (!gone[row] && (words is null || words[row]))
                counter.Take(row, asked);
        return counter;
    }

    private static bool[] Allowed(FacetColumn column, IEnumerable<string> values)
    {
        var allowed = new bool[column.Count];
        foreach (var value in values)
            if (column.Number(value) is var number and not FacetColumn.None && number < allowed.Length)
                allowed[number] = true;
        return allowed;
    }

    // A row that passes counts for every facet, one that fails a single filter for that facet alone.
    private void Take(int row, (int Column, bool[] Allowed)[] asked)
    {
        var failed = -1;
        foreach (var (column, allowed) in asked)
            if (!HasOne(rows.Facets[column][row], allowed))
            {
                if (failed >= 0)
                    return;
                failed = column;
            }
        if (failed >= 0)
        {
            Count(row, failed);
            return;
        }
        passed[row] = true;
        Total++;
        for (var column = 0; column < Counts.Length; column++)
            Count(row, column);
    }

    private void Count(int row, int column)
    {
        foreach (var number in rows.Facets[column][row])
            Counts[column][number]++;
    }

    private static bool HasOne(ReadOnlySpan<int> numbers, bool[] allowed)
    {
        foreach (var number in numbers)
            if (number < allowed.Length && allowed[number])
                return true;
        return false;
    }
}
