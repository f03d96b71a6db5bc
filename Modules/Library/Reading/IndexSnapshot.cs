namespace Hub.Library.Reading;

/// <summary>One page of a list, and how many documents each value of a facet would leave.</summary>
internal sealed record FoundDocuments(int Total, IReadOnlyList<DocumentMark> Documents, IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> Facets);

/// <summary>A value of a facet and how many documents a reader gets by choosing it.</summary>
internal sealed record FacetCount(string Value, int Count);

/// <summary>The readable documents at one moment; never changes.</summary>
internal sealed class IndexSnapshot
{
    /// <summary>Values of a facet that are shown; the rarer ones are found by words.</summary>
    public const int MostValues = 40;

    private readonly IndexRows rows;
    private readonly bool[] gone;

    // By the number of the order; the titles' one is made when somebody asks for it.
    private readonly int[]?[] orders;

    // What every reader of the first page asks is counted once for a state.
    private readonly Lazy<FacetCounter> everything;

    private IndexSnapshot(IndexRows rows, bool[] gone, int[]?[] orders, WordPostings? words, IReadOnlyList<string>? titles)
    {
        (this.rows, this.gone, this.orders, Words, Titles) = (rows, gone, orders, words, titles);
        Gaps = gone.AsSpan().Count(true);
        everything = new(() => FacetCounter.Run(rows, gone, new(), null));
    }

    public IndexRows Rows => rows;

    /// <summary>Null until somebody asks by words.</summary>
    public WordPostings? Words { get; }

    /// <summary>Ukrainian titles by row; null until somebody wants them in order.</summary>
    public IReadOnlyList<string>? Titles { get; }

    public int Gaps { get; }

    public int Length => gone.Length;

    public int Count => Length - Gaps;

    public bool Is(int row) => !gone[row];

    public static IndexSnapshot Of(IndexRows rows)
    {
        var all = Enumerable.Range(0, rows.Length).ToArray();
        return new(rows, new bool[rows.Length], [RowOrder.Newest(rows).Sort(all), RowOrder.Dated(rows).Sort(all), null], null, null);
    }

    public IndexSnapshot With(WordPostings words) => new(rows, gone, orders, words, Titles);

    public IndexSnapshot With(IReadOnlyList<string> titles) =>
        new(rows, gone, [orders[0], orders[1], RowOrder.Title(rows, titles).Sort([.. Enumerable.Range(0, Length).Where(Is)])], Words, titles);

    /// <summary>The state after some rows became gaps and others were added behind.</summary>
    public IndexSnapshot With(IReadOnlyCollection<int> left)
    {
        var now = new bool[rows.Length];
        gone.CopyTo(now, 0);
        foreach (var row in left)
            now[row] = true;
        int[] added = [.. Enumerable.Range(Length, rows.Length - Length).Where(row => !now[row])];
        RowOrder?[] by = [RowOrder.Newest(rows), RowOrder.Dated(rows), Titles is null ? null : RowOrder.Title(rows, Titles)];
        return new(rows, now, [.. by.Select((order, i) => order?.Merge(orders[i]!, added, now))], Words, Titles);
    }

    /// <param name="filter">What is asked.</param>
    /// <param name="size">Documents on a page.</param>
    public FoundDocuments Find(DocumentFilter filter, int size)
    {
        var words = Words?.Find(filter.Stems, Length);
        var counter = words is null && filter.IsEmpty ? everything.Value : FacetCounter.Run(rows, gone, filter, words);
        var page = orders[(int)filter.Order]!.Where(row => counter[row]).Skip(checked((int)Math.Min((filter.Page - 1L) * size, int.MaxValue))).Take(size);
        return new(counter.Total, [.. page.Select(rows.Mark)], Enum.GetValues<Facet>().ToDictionary(f => f, f => Most(f, counter.Counts[(int)f], filter[f])));
    }

    /// <summary>How many readable documents each value of a facet has.</summary>
    public IReadOnlyDictionary<string, int> CountsOf(Facet facet)
    {
        var counts = everything.Value.Counts[(int)facet];
        return Enumerable.Range(0, counts.Length).Where(number => counts[number] > 0).ToDictionary(number => rows[facet].Value(number), number => counts[number]);
    }

    // The chosen ones are among them in any case, so that they can be taken back.
    private IReadOnlyList<FacetCount> Most(Facet facet, int[] counts, IReadOnlyList<string> chosen)
    {
        var column = rows[facet];
        var most = Enumerable.Range(0, counts.Length).Where(number => counts[number] > 0)
            .OrderByDescending(number => counts[number]).ThenBy(column.Value, StringComparer.Ordinal).Take(facet is Facet.Kind or Facet.Year or Facet.Region ? int.MaxValue : MostValues);
        return [.. most.Union(chosen.Select(column.Number).Where(number => number >= 0 && number < counts.Length && counts[number] > 0)).Select(number => new FacetCount(column.Value(number), counts[number]))];
    }
}
