using Hub.Discovery.Indexing;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Hub.Discovery.Searching;

/// <summary>Items that hold any of some words as they stand. A mark for each item costs a fraction of a question with as many parts.</summary>
internal sealed class WordsFilter(IReadOnlyList<string> words) : Filter
{
    private readonly List<BytesRef> words = [.. words.Select(w => new BytesRef(w))];

    /// <summary>How many words are looked up.</summary>
    public int Count => words.Count;

    /// <inheritdoc />
    public override DocIdSet? GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
    {
        var reader = context.AtomicReader;
        if (reader.GetTerms(IndexFields.Exact) is not { } terms)
            return null;
        var (found, each, items) = (new FixedBitSet(reader.MaxDoc), terms.GetEnumerator(), (DocsEnum?)null);
        foreach (var word in words.Where(each.SeekExact))
        {
            items = each.Docs(acceptDocs, items, DocsFlags.NONE);
            while (items.NextDoc() is var item && item != DocIdSetIterator.NO_MORE_DOCS)
                found.Set(item);
        }
        return found;
    }
}
