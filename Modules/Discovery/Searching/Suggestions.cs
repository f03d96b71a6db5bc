using Hub.Discovery.Indexing;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Hub.Discovery.Searching;

/// <summary>A way to go on from what was typed so far: words to search for, or an item to open.</summary>
internal sealed record Suggestion(string Text, string? Path);

/// <summary>What may be meant while somebody types: words of the portal that begin so, and titles that have all the words.</summary>
internal sealed class Suggestions(SearchIndex index)
{
    private const int MostWords = 5;
    private const int MostTitles = 5;
    private const int Shortest = 2;

    // Words looked at for the most frequent ones: a short beginning has thousands.
    private const int MostLookedAt = 4000;

    public IReadOnlyList<Suggestion> For(SearchQuery query)
    {
        var tokens = Words.Tokens(query.Words).Take(TypedWords.MostTerms).ToList();
        using var lent = index.Lend();
        if (lent is null || tokens.Count == 0 || tokens[^1].Length < Shortest)
            return [];
        var before = string.Concat(tokens.SkipLast(1).Select(t => t + " "));
        var beginnings = Frequent(lent.Searcher.IndexReader, tokens[^1]);
        // Typed with the wrong layout: the other one has such words.
        if (beginnings.Count == 0 && Spelling.OtherLayout(query.Words) is { } other && Words.Tokens(other).ToList() is { Count: > 0 } switched)
            (tokens, before, beginnings) = (switched, string.Concat(switched.SkipLast(1).Select(t => t + " ")), Frequent(lent.Searcher.IndexReader, switched[^1]));
        return [.. beginnings.Select(word => new Suggestion(before + word, null)), .. Titles(lent.Searcher, tokens)];
    }

    private static List<string> Frequent(IndexReader reader, string start)
    {
        var found = new List<(string Word, int Items)>();
        var terms = MultiFields.GetTerms(reader, IndexFields.Exact)?.GetEnumerator();
        if (terms is null || terms.SeekCeil(new BytesRef(start)) == TermsEnum.SeekStatus.END)
            return [];
        do
        {
            var word = terms.Term.Utf8ToString();
            if (!word.StartsWith(start, StringComparison.Ordinal))
                break;
            found.Add((word, terms.DocFreq));
        } while (found.Count < MostLookedAt && terms.MoveNext());
        // Of the forms of one word the most frequent stands for all.
        return [.. found.OrderByDescending(f => f.Items).ThenBy(f => f.Word, StringComparer.Ordinal).DistinctBy(f => Words.Stem(f.Word)).Take(MostWords).Select(f => f.Word)];
    }

    private static IEnumerable<Suggestion> Titles(IndexSearcher searcher, List<string> tokens)
    {
        var asked = new BooleanQuery(disableCoord: true);
        foreach (var token in tokens.SkipLast(1).Where(t => !Words.IsSmall(t)))
            asked.Add(new TermQuery(new(IndexFields.TitleStems, Words.Stem(token))), Occur.MUST);
        var last = new BooleanQuery(disableCoord: true)
        {
            { new TermQuery(new(IndexFields.TitleStems, Words.Stem(tokens[^1]))), Occur.SHOULD },
            { new ConstantScoreQuery(new PrefixFilter(new(IndexFields.TitleStems, tokens[^1]))), Occur.SHOULD },
        };
        asked.Add(last, Occur.MUST);
        return searcher.Search(asked, MostTitles).ScoreDocs.Select(d => Hit.From(searcher.Doc(d.Doc))).Select(hit => new Suggestion(hit.Title.Text, Language.Path(hit.Path, Language.Current)));
    }
}
