namespace Hub.Practices.Reading;

/// <summary>
/// Applies filters to the columns and counts every facet's values with the other filters applied, so that each count is
/// what a reader gets by choosing that value.
/// </summary>
internal sealed class FacetCounter
{
    private readonly IndexColumns columns;
    private readonly byte[] failures;
    private readonly byte[] failed;

    private FacetCounter(IndexColumns columns)
    {
        this.columns = columns;
        failures = new byte[columns.Length];
        failed = new byte[columns.Length];
    }

    /// <summary>How many practices have a value, by facet and number of the value.</summary>
    public Dictionary<Facet, int[]> Counts { get; } = [];

    public int Total { get; private set; }

    public bool Matches(int row) => failures[row] == 0;

    public static FacetCounter Run(IndexColumns columns, PracticeFilter filter, Bits? words, bool count = true)
    {
        var counter = new FacetCounter(columns);
        counter.Exclude(words);
        foreach (var facet in filter.Values.Keys)
            if (facet == Facet.Topic)
                counter.FilterTopics(filter.Of(facet));
            else
                counter.Filter(facet, filter.Of(facet));
        counter.Total = counter.failures.AsSpan().Count((byte)0);
        if (count)
            counter.Count();
        return counter;
    }

    private void Exclude(Bits? words)
    {
        for (var row = 0; row < failures.Length; row++)
            if (columns.Gone[row] || words is not null && !words[row])
                failures[row] = 2;
    }

    private void Filter(Facet facet, IReadOnlyList<string> values)
    {
        var allowed = new bool[Values(facet)];
        foreach (var value in values)
            if (Number(facet, value) is var number and >= 0)
                allowed[number] = true;
        var codes = columns.Codes[(int)facet];
        for (var row = 0; row < failures.Length; row++)
            if (codes[row] < 0 || !allowed[codes[row]])
                Fail(row, facet);
    }

    private void FilterTopics(IReadOnlyList<string> values)
    {
        var allowed = values.Aggregate(0, (mask, value) => mask | 1 << FacetValues.Number(Facet.Topic, value));
        for (var row = 0; row < failures.Length; row++)
            if ((columns.Topics[row] & allowed) == 0)
                Fail(row, Facet.Topic);
    }

    private void Fail(int row, Facet facet)
    {
        if (failures[row] < 2)
            failures[row]++;
        failed[row] = (byte)facet;
    }

    /// <summary>A row that passes counts for every facet, one that fails a single filter for that facet alone.</summary>
    private void Count()
    {
        var counts = FacetValues.All.Select(facet => Counts[facet] = new int[Values(facet)]).ToArray();
        for (var row = 0; row < failures.Length; row++)
            if (failures[row] == 0)
                for (var facet = 0; facet < counts.Length; facet++)
                    Count(counts[facet], (Facet)facet, row);
            else if (failures[row] == 1)
                Count(counts[failed[row]], (Facet)failed[row], row);
    }

    private void Count(int[] counts, Facet facet, int row)
    {
        if (facet == Facet.Topic)
            for (var rest = columns.Topics[row]; rest != 0; rest &= rest - 1)
                counts[System.Numerics.BitOperations.TrailingZeroCount(rest)]++;
        else if (columns.Codes[(int)facet][row] is var code and >= 0)
            counts[code]++;
    }

    private int Values(Facet facet) => facet == Facet.Organisation ? columns.Organisations.Count : FacetValues.Of(facet).Count;

    private int Number(Facet facet, string value) =>
        facet == Facet.Organisation ? columns.Organisations.Number(value) : FacetValues.Number(facet, value);
}
