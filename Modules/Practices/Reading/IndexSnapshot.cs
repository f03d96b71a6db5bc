namespace Hub.Practices.Reading;

/// <summary>One page of the list, and the counts beside it.</summary>
internal sealed record ListPage(int Total, IReadOnlyList<PracticeMark> Practices, IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> Facets);

/// <summary>A practice as the index knows it; every change of its row gives another version.</summary>
internal readonly record struct PracticeMark(Guid Id, int Version);

/// <summary>A value of a facet and how many practices a reader gets by choosing it.</summary>
internal sealed record FacetCount(string Value, string? NameUk, string? NameEn, int Count);

/// <summary>Practices and confirmed replications of one region.</summary>
internal sealed record RegionFigure(string Iso, int Practices, int Replications);

/// <summary>The index as it is at one moment; never changes.</summary>
internal sealed class IndexSnapshot
{
    /// <summary>Organisations offered beside the list at most.</summary>
    public const int MostOrganisations = 30;

    private readonly IndexColumns columns;

    // What every reader of the front pages asks is counted once for a state.
    private readonly Lazy<FacetCounter> everything;
    private readonly Lazy<IReadOnlyList<RegionFigure>> regions;
    private readonly Lazy<int> repeated;
    private int[][] orders;

    public IndexSnapshot(IndexColumns columns, DateTimeOffset asOf) : this(columns, null, asOf) =>
        orders = [.. RowOrder.All(columns, Scores()).Select(order => order.Sort())];

    private IndexSnapshot(IndexColumns columns, WordIndex? words, DateTimeOffset asOf)
    {
        (this.columns, Words, AsOf) = (columns, words, asOf);
        Stamp = Guid.CreateVersion7();
        Count = columns.Length - columns.Gone.AsSpan(0, columns.Length).Count(true);
        orders = [];
        everything = new(() => FacetCounter.Run(columns, new(), null));
        regions = new(CountRegions);
        repeated = new(() => orders[0].Count(row => columns.Replications[row] > 0));
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
        var all = found is null && filter.Values.Count == 0;
        var counter = all ? everything.Value : FacetCounter.Run(columns, filter, found?.Any, facets);
        var rows = all ? orders[(int)filter.Order].Skip(skip).Take(take) : Rows(filter.Order, counter, found, skip, take);
        return new(counter.Total, [.. rows.Select(row => new PracticeMark(columns.Ids[row], columns.Versions[row]))],
            facets ? counter.Counts.ToDictionary(c => c.Key, c => Named(c.Key, c.Value, filter)) : []);
    }

    public IReadOnlyList<RegionFigure> Regions => regions.Value;

    /// <summary>How many practices were implemented by somebody else too.</summary>
    public int Repeated => repeated.Value;

    private IReadOnlyList<RegionFigure> CountRegions()
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

    private double[] Scores()
    {
        var scores = new double[columns.Length];
        for (var row = 0; row < scores.Length; row++)
            scores[row] = PromotionRule.Score(columns.Yes[row], columns.Answers[row], new DateTimeOffset(columns.Confirmed[row], TimeSpan.Zero), AsOf);
        return scores;
    }

    private IEnumerable<int> Rows(ListOrder order, FacetCounter counter, Found? found, int skip, int take)
    {
        // A reader who typed words wants the exact ones first; one who asked for another order gets that order.
        if (found is null || order != ListOrder.Promoted)
            return orders[(int)order].Where(counter.Matches).Skip(skip).Take(take);
        var (exact, rest) = (new List<int>(), new List<int>());
        foreach (var row in orders[(int)order])
            if (counter.Matches(row))
                (found.Exact[row] ? exact : rest).Add(row);
        return exact.Concat(rest).Skip(skip).Take(take);
    }

    private IReadOnlyList<FacetCount> Named(Facet facet, int[] counts, PracticeFilter filter) => facet == Facet.Organisation
        ? [.. columns.Organisations.Most(counts, filter.Of(facet), MostOrganisations).Select(number => Organisation(number, counts[number]))]
        : [.. counts.Select((count, i) => new FacetCount(FacetValues.Of(facet)[i], null, null, count))];

    private FacetCount Organisation(int number, int count)
    {
        var (key, uk, en) = columns.Organisations[number];
        return new(key, uk, en, count);
    }
}
