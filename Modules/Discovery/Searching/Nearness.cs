using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Hub.Discovery.Searching;

/// <summary>
/// Lifts those of the best items whose texts have the very forms that were typed, or the asked words near one another. Only the best are
/// looked at: measuring it for every item that has common words would take longer than all the rest.
/// </summary>
internal static class Nearness
{
    /// <summary>Items that are looked at.</summary>
    public const int Looked = 200;

    public static IReadOnlyList<FacetCollector.Place> Lift(IndexSearcher searcher, Query better, IReadOnlyList<FacetCollector.Place> best)
    {
        var weight = searcher.CreateNormalizedWeight(better);
        var lifted = new List<FacetCollector.Place>(best.Count);
        var leaves = searcher.IndexReader.Leaves;
        foreach (var leaf in best.Take(Looked).OrderBy(p => p.Doc).GroupBy(p => ReaderUtil.SubIndex(p.Doc, leaves)))
        {
            var scorer = weight.GetScorer(leaves[leaf.Key], null);
            foreach (var place in leaf)
                lifted.Add(place with { Score = place.Score + Score(scorer, place.Doc - leaves[leaf.Key].DocBase) });
        }
        return [.. lifted.OrderDescending(), .. best.Skip(Looked)];
    }

    private static float Score(Scorer? scorer, int doc)
    {
        if (scorer is null || scorer.DocID == DocIdSetIterator.NO_MORE_DOCS)
            return 0;
        var at = scorer.DocID < doc ? scorer.Advance(doc) : scorer.DocID;
        return at == doc ? scorer.GetScore() : 0;
    }
}
