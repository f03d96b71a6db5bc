using Hub.Discovery.Indexing;
using Hub.SharedKernel.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Hub.Discovery.Searching;

/// <summary>Other words for those that find nothing: the other keyboard layout, or the nearest words items have.</summary>
internal sealed class DidYouMean(IndexReader reader)
{
    private const int MostUnknown = 6;

    // Two letters wrong in a short word make another word.
    private const int LongForTwo = 6;
    private const int ShortestMended = 4;

    /// <param name="query">What was asked.</param>
    /// <param name="typed">How it was understood.</param>
    /// <param name="unknown">The words no item has.</param>
    /// <returns>The words to try; null when there are none.</returns>
    public string? For(SearchQuery query, TypedWords typed, IReadOnlyList<Term> unknown)
    {
        if (unknown.Count is 0 or > MostUnknown)
            return null;
        return OtherLayout(query) ?? Nearest(typed, unknown);
    }

    private string? OtherLayout(SearchQuery query)
    {
        if (Spelling.OtherLayout(query.Words) is not { } other)
            return null;
        var words = TypedWords.Read(query with { Words = other }).Wanted.SelectMany(t => t.Tokens).ToList();
        return words.Count > 0 && words.TrueForAll(IsKnown) ? other.ToLowerInvariant() : null;
    }

    private string? Nearest(TypedWords typed, IReadOnlyList<Term> unknown)
    {
        var mended = unknown.ToDictionary(t => t, t => t.Kind == TermKind.Word ? Nearest(t.Token) : null);
        // A query mended in part would find nothing all the same.
        return mended.Values.Any(m => m is null) ? null : string.Join(' ', typed.Terms.Select(t => mended.GetValueOrDefault(t) ?? Written(t)));
    }

    private static string Written(Term term)
    {
        var text = string.Join(' ', term.Tokens);
        text = term.Kind switch { TermKind.Phrase => $"\"{text}\"", TermKind.Beginning => text + "*", _ => text };
        return term.IsExcluded ? "-" + text : text;
    }

    private string? Nearest(string token)
    {
        if (token.Length < ShortestMended || MultiFields.GetTerms(reader, IndexFields.Exact) is not { } terms)
            return null;
        var edits = token.Length >= LongForTwo ? 2 : 1;
        (string Word, double Worth)? best = null;
        // The first letter is rarely wrong, and fixing it keeps the walk over the terms short.
        var near = new FuzzyTermsEnum(terms, new AttributeSource(), new(IndexFields.Exact, token), edits, 1, transpositions: true);
        while (near.MoveNext())
        {
            var word = near.Term.Utf8ToString();
            // One edit outweighs any frequency.
            var worth = 100.0 * (edits - Distance(token, word)) + Math.Log(1 + near.DocFreq);
            if (best is null || worth > best.Value.Worth)
                best = (word, worth);
        }
        return best?.Word;
    }

    private bool IsKnown(string token) => Words.IsSmall(token) || reader.DocFreq(new(IndexFields.Stems, Words.Stem(token))) > 0;

    /// <summary>Letters to change, add, drop or swap with a neighbour.</summary>
    internal static int Distance(string one, string other)
    {
        var (before, last, now) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var same = one[i - 1] == other[j - 1];
                now[j] = Math.Min(Math.Min(now[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
            }
            (before, last, now) = (last, now, before);
        }
        return last[other.Length];
    }
}
