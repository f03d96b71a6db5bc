using Hub.Discovery.Indexing;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Hub.Discovery.Searching;

/// <summary>
/// Walks once over all matching items: keeps the best for the page and counts every facet with the other filters applied, so that
/// a count is what a reader gets by choosing that value.
/// </summary>
internal sealed class FacetCollector : ICollector
{
    private readonly SegmentColumns.Cache columns;
    private readonly bool byDate;
    private readonly Facet[] counted;
    private readonly bool[] isCounted;
    private readonly int[]?[] singles;
    private readonly int most;
    private readonly (Facet Facet, bool[] Allowed)[] filters;
    private readonly PriorityQueue<int, Place> best = new();
    private readonly int[][] found;
    private SegmentColumns segment = null!;
    private Scorer scorer = null!;
    private int first;
    private Place worst;

    public FacetCollector(SearchQuery query, FacetNumbers numbers, SegmentColumns.Cache columns, bool byDate, int most, IReadOnlyList<Facet> counted)
    {
        (this.columns, this.byDate, this.most, this.counted) = (columns, byDate, most, [.. counted]);
        isCounted = [.. Facets.All.Select(counted.Contains)];
        singles = new int[Facets.All.Count][];
        filters = [.. query.Filters.Select(f => (f.Key, Allowed(numbers, f.Key, f.Value)))];
        found = [.. Facets.All.Select(f => isCounted[(int)f] ? new int[numbers.Count(f)] : [])];
    }

    public int Total { get; private set; }

    public bool AcceptsDocsOutOfOrder => true;

    /// <summary>How many items have the value.</summary>
    public ReadOnlySpan<int> Counts(Facet facet) => found[(int)facet];

    /// <summary>The documents, the best first.</summary>
    public IReadOnlyList<Place> Best()
    {
        var ordered = new Place[best.Count];
        for (var i = ordered.Length - 1; i >= 0; i--)
            best.TryDequeue(out _, out ordered[i]);
        return ordered;
    }

    public void SetNextReader(AtomicReaderContext context)
    {
        (segment, first) = (columns.Of(context.AtomicReader), context.DocBase);
        foreach (var facet in counted)
            singles[(int)facet] = segment.Single(facet);
    }

    public void SetScorer(Scorer scorer) => this.scorer = scorer;

    public void Collect(int doc)
    {
        (Facet Facet, bool[] Allowed)? missed = null;
        foreach (var filter in filters)
        {
            if (Has(doc, filter.Facet, filter.Allowed))
                continue;
            if (missed is not null || !isCounted[(int)filter.Facet])
                return;
            missed = filter;
        }
        if (missed is { } only)
        {
            // One facet away from a hit: chosen there, the item would be found.
            Count(doc, only.Facet);
            return;
        }
        Total++;
        foreach (var facet in counted)
            Count(doc, facet);
        if (most > 0)
            Keep(doc);
    }

    private void Keep(int doc)
    {
        var score = byDate ? 0 : scorer.GetScore();
        var isFull = best.Count == most;
        // Most items are worse than all kept: one comparison for them.
        if (isFull && score < worst.Score)
            return;
        var place = new Place(score, segment.Published[doc], first + doc);
        if (!isFull)
            best.Enqueue(first + doc, place);
        else if (place.CompareTo(worst) > 0)
            best.DequeueEnqueue(first + doc, place);
        else
            return;
        best.TryPeek(out _, out worst);
    }

    private bool Has(int doc, Facet facet, bool[] allowed)
    {
        foreach (var number in segment.Of(facet, doc))
            if (number < allowed.Length && allowed[number])
                return true;
        return false;
    }

    private void Count(int doc, Facet facet)
    {
        var counts = found[(int)facet];
        if (singles[(int)facet] is { } single)
        {
            if (single[doc] is var number and >= 0)
                counts[number]++;
            return;
        }
        foreach (var several in segment.Of(facet, doc))
            counts[several]++;
    }

    private static bool[] Allowed(FacetNumbers numbers, Facet facet, IReadOnlyList<string> values)
    {
        var allowed = new bool[numbers.Count(facet)];
        foreach (var value in values)
            if (numbers.Number(facet, value) is var number and >= 0 && number < allowed.Length)
                allowed[number] = true;
        return allowed;
    }

    /// <summary>Better is greater: score, then the newer, then the one that stands first in the index.</summary>
    internal readonly record struct Place(float Score, long Published, int Doc) : IComparable<Place>
    {
        public int CompareTo(Place other)
        {
            var order = Score.CompareTo(other.Score);
            if (order == 0)
                order = Published.CompareTo(other.Published);
            return order != 0 ? order : other.Doc.CompareTo(Doc);
        }
    }
}
