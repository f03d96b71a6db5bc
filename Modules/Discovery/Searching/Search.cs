using Hub.Discovery.Indexing;
using Hub.Discovery.Synonyms;
using Lucene.Net.Search;

namespace Hub.Discovery.Searching;

/// <summary>Runs a query: pages, feeds, mails and machines all ask here and get the same.</summary>
internal sealed class Search(SearchIndex index, KnownSynonyms synonyms)
{
    /// <summary>Hits that can be reached by paging; whoever needs more narrows the search.</summary>
    public const int MostReachable = 10_000;

    /// <summary>The items a query matches, the best or newest first.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="skip">Hits left out.</param>
    /// <param name="take">Hits returned at most.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <param name="facets">Whether values are counted.</param>
    public async Task<SearchAnswer> Run(SearchQuery query, int skip, int take, CancellationToken cancel, bool facets = true)
    {
        var known = await synonyms.Current(cancel);
        return Guarded(searcher => Ask(searcher, query, known, skip, take, Offered(facets), forgiving: false));
    }

    /// <summary>The same, with the values of just these facets counted.</summary>
    public async Task<SearchAnswer> RunCounting(SearchQuery query, int skip, int take, IReadOnlyList<Facet> counted, CancellationToken cancel)
    {
        var known = await synonyms.Current(cancel);
        return Guarded(searcher => Ask(searcher, query, known, skip, take, counted, forgiving: false));
    }

    /// <summary>The same for a person: when the words find nothing, other spellings and then most of the words are tried, and the answer says so.</summary>
    public async Task<SearchAnswer> RunForgiving(SearchQuery query, int skip, int take, CancellationToken cancel)
    {
        var known = await synonyms.Current(cancel);
        return Guarded(searcher => Ask(searcher, query, known, skip, take, Facets.Offered, forgiving: true));
    }

    // Only exclusions, or words of which nothing is left.
    private static bool AsksNothing(SearchQuery query, TypedWords typed) => typed.ExcludesOnly || (typed.Terms.Count == 0 && query.Words != "");

    /// <summary>Whether a query asks for nothing at all, so that nothing can ever answer it.</summary>
    public static bool AsksNothing(SearchQuery query) => AsksNothing(query, TypedWords.Read(query));

    private static IReadOnlyList<Facet> Offered(bool facets) => facets ? Facets.Offered : [];

    private SearchAnswer Guarded(Func<IndexSearcher, SearchAnswer> ask)
    {
        using var lent = index.Lend();
        if (lent is null)
            return SearchAnswer.Nothing;
        try
        {
            return ask(lent.Searcher);
        }
        catch (IOException)
        {
            // A file of the index is damaged or gone: say so to the next round, and to the reader that there may be more.
            index.Suspect();
            return SearchAnswer.Nothing;
        }
    }

    private SearchAnswer Ask(IndexSearcher searcher, SearchQuery query, SynonymTable known, int skip, int take, IReadOnlyList<Facet> counted, bool forgiving)
    {
        var typed = TypedWords.Read(query);
        if (AsksNothing(query, typed))
            return SearchAnswer.Nothing with { IsWhole = index.IsReady, Remarks = typed.Terms.Count == 0 ? [.. typed.Remarks, new("Remark.NoWords")] : typed.Remarks };
        var words = WordsQuery.Build(typed, searcher.IndexReader, known);
        var answer = Collect(searcher, query, words, words.Query, skip, take, counted) with { Remarks = [.. typed.Remarks, .. words.Remarks] };
        return answer.Total > 0 || !forgiving || query.Words == "" ? answer : Forgive(searcher, query, known, typed, words, skip, take) ?? answer;
    }

    private SearchAnswer? Forgive(IndexSearcher searcher, SearchQuery query, SynonymTable known, TypedWords typed, WordsQuery words, int skip, int take)
    {
        if (new DidYouMean(searcher.IndexReader).For(query, typed, words.Unknown) is { } instead)
        {
            var other = Ask(searcher, query with { Words = instead, CutFrom = 0 }, known, skip, take, Facets.Offered, forgiving: false);
            if (other.Total > 0)
                return other with { Instead = instead, Remarks = typed.Remarks };
        }
        return words.Relaxed.Select(relaxed => Collect(searcher, query, words, relaxed, skip, take, Facets.Offered))
            .FirstOrDefault(some => some.Total > 0) is { } most ? most with { IsRelaxed = true, Remarks = typed.Remarks } : null;
    }

    private SearchAnswer Collect(IndexSearcher searcher, SearchQuery query, WordsQuery words, Query asked, int skip, int take, IReadOnlyList<Facet> counted)
    {
        var byDate = query.Sort == SearchSort.Date || !words.HasWords;
        var most = Math.Min(MostReachable, Math.Max(0, skip) + take);
        var better = byDate ? null : words.Better;
        var collector = new FacetCollector(query, index.Numbers, index.Columns, byDate, take == 0 ? 0 : better is null ? most : Math.Max(most, Nearness.Looked), counted);
        searcher.Search(asked, collector);
        var best = better is null ? collector.Best() : Nearness.Lift(searcher, better, collector.Best());
        return new()
        {
            Total = collector.Total,
            Hits = [.. best.Skip(skip).Take(take).Select(place => Hit.From(searcher.Doc(place.Doc)))],
            Facets = counted.ToDictionary(f => f, f => Counted(f, collector.Counts(f))),
            IsWhole = index.IsReady,
            Highlight = words.Highlight,
        };
    }

    private IReadOnlyList<FacetValue> Counted(Facet facet, ReadOnlySpan<int> counts)
    {
        var values = new List<FacetValue>();
        for (var number = 0; number < counts.Length; number++)
            if (counts[number] > 0 && index.Numbers.Value(facet, number) is var value)
                values.Add(new(value, counts[number], index.Numbers.Name(facet, value)));
        return values;
    }

    /// <summary>Which of the given items a query matches: the question of everything that tells people about new items.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="items">The items, by module, kind and id.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>Null when the index is not ready: nobody may conclude then that nothing matches.</returns>
    public async Task<IReadOnlyList<Hit>?> Match(SearchQuery query, IReadOnlyCollection<(string Module, string Kind, Guid ItemId)> items, CancellationToken cancel)
    {
        var known = await synonyms.Current(cancel);
        using var lent = index.Lend();
        if (lent is null || !index.IsReady)
            return null;
        var typed = TypedWords.Read(query);
        if (AsksNothing(query, typed))
            return [];
        var words = WordsQuery.Build(typed, lent.Searcher.IndexReader, known);
        var found = new List<Hit>();
        foreach (var some in items.Chunk(BooleanQuery.MaxClauseCount / 2))
        {
            var these = new BooleanQuery(disableCoord: true);
            foreach (var (module, kind, id) in some)
                these.Add(new TermQuery(new(IndexFields.Id, IndexFields.Key(module, kind, id))), Occur.SHOULD);
            var both = new BooleanQuery(disableCoord: true) { { words.Query, Occur.MUST }, { these, Occur.MUST } };
            found.AddRange(Collect(lent.Searcher, query with { Sort = SearchSort.Date }, words, both, 0, some.Length, []).Hits);
        }
        return found;
    }
}
