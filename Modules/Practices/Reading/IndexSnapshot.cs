namespace Hub.Practices.Reading;

/// <summary>One page of the list, and the counts beside it.</summary>
internal sealed record ListPage(int Total, IReadOnlyList<Guid> Ids, IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> Facets);

/// <summary>A value of a facet and how many practices a reader gets by choosing it.</summary>
internal sealed record FacetCount(string Value, string? NameUk, string? NameEn, int Count);

/// <summary>Practices and confirmed replications of one region.</summary>
internal sealed record RegionFigure(string Iso, int Practices, int Replications);

/// <summary>The index as it is at one moment; never changes.</summary>
internal sealed class IndexSnapshot
{
    private readonly IndexColumns columns;
    private int[][] orders;

    public IndexSnapshot(IndexColumns columns, DateTimeOffset asOf) : this(columns, null, asOf) =>
        orders = [.. RowOrder.All(columns, Scores()).Select(order => order.Sort())];

    private IndexSnapshot(IndexColumns columns, WordIndex? words, DateTimeOffset asOf)
    {
        (this.columns, Words, AsOf) = (columns, words, asOf);
        Stamp = Guid.CreateVersion7();
        Count = columns.Length - columns.Gone.AsSpan(0, columns.Length).Count(true);
        orders = [];
    }

    /// <summary>The same practices with their words.</summary>
    public IndexSnapshot With(WordIndex words) => new(columns, words, AsOf) { orders = orders };

    /// <summary>The state after some rows changed or were added, on the same day: only they look for a new place.</summary>
    public IndexSnapshot With(IndexColumns changed, WordIndex? words, IReadOnlySet<int> rows)
    {
        var next = new IndexSnapshot(changed, words, AsOf);
        next.orders = [.. RowOrder.All(changed, next.Scores()).Zip(orders, (order, before) => order.Move(before, rows))];
        return next;
    }

    /// <summary>The state on another day, when freshness has faded.</summary>
    public IndexSnapshot On(DateTimeOffset day) => new(columns, day) { Words = Words };

    /// <summary>Identity of this state, for entity tags.</summary>
    public Guid Stamp { get; }

    /// <summary>When this state was made.</summary>
    public DateTimeOffset MadeAt { get; set; }

    /// <summary>The moment for which freshness was computed: the beginning of the day in Kyiv, so that the order can be recomputed.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>Null until somebody searches by words.</summary>
    public WordIndex? Words { get; private init; }

    public int Count { get; }

    public IndexColumns Columns => columns;

    public ListPage Find(PracticeFilter filter, int skip, int take, bool facets = true)
    {
        var found = Words is not null && WordQuery.Parse(filter.Words) is { Count: > 0 } terms ? Words.Find(terms) : null;
        var counter = FacetCounter.Run(columns, filter, found?.Any, facets);
        var rows = Rows(filter.Order, counter, found).Skip(skip).Take(take);
        return new(counter.Total, [.. rows.Select(row => columns.Ids[row])],
            counter.Counts.ToDictionary(c => c.Key, c => Named(c.Key, c.Value)));
    }

    public IReadOnlyList<RegionFigure> Regions()
    {
        var regions = FacetValues.Of(Facet.Region);
        var (practices, replications) = (new int[regions.Count], new int[regions.Count]);
        for (var row = 0; row < columns.Length; row++)
            if (!columns.Gone[row] && columns.Codes[(int)Facet.Region][row] is var region and >= 0)
            {
                practices[region]++;
                replications[region] += columns.Replications[row];
            }
        return [.. regions.Select((iso, i) => new RegionFigure(iso, practices[i], replications[i]))];
    }

    /// <summary>Confirmed replications of all practices.</summary>
    public int Replications => Regions().Sum(r => r.Replications) + orders[0].Where(row => columns.Codes[(int)Facet.Region][row] < 0).Sum(row => columns.Replications[row]);

    /// <summary>How many practices were implemented by somebody else too.</summary>
    public int Repeated => orders[0].Count(row => columns.Replications[row] > 0);

    private double[] Scores()
    {
        var scores = new double[columns.Length];
        for (var row = 0; row < scores.Length; row++)
            scores[row] = PromotionRule.Score(columns.Yes[row], columns.Answers[row], new DateTimeOffset(columns.Confirmed[row], TimeSpan.Zero), AsOf);
        return scores;
    }

    private IEnumerable<int> Rows(ListOrder order, FacetCounter counter, Found? found)
    {
        var all = orders[(int)order].Where(counter.Matches);
        // A reader who typed words wants the exact ones first; one who asked for another order gets that order.
        return found is null || order != ListOrder.Promoted ? all : all.Where(row => found.Exact[row]).Concat(all.Where(row => !found.Exact[row]));
    }

    private IReadOnlyList<FacetCount> Named(Facet facet, int[] counts) => facet == Facet.Organisation
        ? (IReadOnlyList<FacetCount>)[.. counts.Select((count, i) => (count, i)).Where(c => c.count > 0).Select(c => Organisation(c.i, c.count))]
        : [.. counts.Select((count, i) => new FacetCount(FacetValues.Of(facet)[i], null, null, count))];

    private FacetCount Organisation(int number, int count)
    {
        var (key, uk, en) = columns.Organisations[number];
        return new(key, uk, en, count);
    }
}
