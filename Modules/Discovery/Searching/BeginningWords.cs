using Hub.Discovery.Indexing;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Hub.Discovery.Searching;

/// <summary>The words of the index that begin in one way. Of very many only the commonest are asked for, so that an asterisk costs no more than a few hundred words.</summary>
internal sealed record BeginningWords(IReadOnlyList<string> Words, bool AreMore)
{
    /// <summary>Words one beginning stands for at most.</summary>
    public const int Most = 256;

    // Reading on would cost more than it helps: whoever gets here typed the beginning of half the dictionary.
    private const int MostRead = 20_000;

    public static BeginningWords Of(IndexReader reader, string start)
    {
        var (common, read) = (new PriorityQueue<string, int>(), 0);
        foreach (var (word, items) in All(reader, start))
        {
            if (++read > MostRead)
                break;
            if (common.Count < Most)
                common.Enqueue(word, items);
            else
                common.EnqueueDequeue(word, items);
        }
        return new([.. common.UnorderedItems.Select(w => w.Element).Order(StringComparer.Ordinal)], read > Most);
    }

    /// <summary>Whether any word begins so.</summary>
    public static bool Any(IndexReader reader, string start) => All(reader, start).Any();

    private static IEnumerable<(string Word, int Items)> All(IndexReader reader, string start)
    {
        var (terms, first) = (MultiFields.GetTerms(reader, IndexFields.Exact)?.GetEnumerator(), new BytesRef(start));
        if (terms is null || terms.SeekCeil(first) == TermsEnum.SeekStatus.END)
            yield break;
        do
        {
            if (!StringHelper.StartsWith(terms.Term, first))
                yield break;
            yield return (terms.Term.Utf8ToString(), terms.DocFreq);
        } while (terms.MoveNext());
    }
}
