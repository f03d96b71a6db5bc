using Hub.Discovery.Indexing;
using Hub.SharedKernel.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Hub.Discovery.Searching;

/// <summary>Other words for those that find nothing: the other keyboard layout, or the nearest words items have.</summary>
internal sealed class DidYouMean(IndexReader reader)
{
    private const int MostUnknown = 4;

    // Words near to a short one may be thousands; the frequent ones are among the first of each length.
    private const int MostLookedAt = 2000;

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
        // One edit is likelier, and cheaper to look for.
        return Nearest(terms, token, 1) ?? (token.Length >= LongForTwo ? Nearest(terms, token, 2) : null);
    }

    private static string? Nearest(Terms terms, string token, int edits)
    {
        (string Word, int Items)? best = null;
        // The first letter is rarely wrong, and fixing it keeps the walk over the terms short.
        var near = new FuzzyTermsEnum(terms, new AttributeSource(), new(IndexFields.Exact, token), edits, 1, transpositions: true);
        for (var looked = 0; looked < MostLookedAt && near.MoveNext(); looked++)
        {
            if (best is null || near.DocFreq > best.Value.Items)
                best = (near.Term.Utf8ToString(), near.DocFreq);
        }
        return best?.Word;
    }

    private bool IsKnown(string token) => Words.IsSmall(token) || reader.DocFreq(new(IndexFields.Stems, Words.Stem(token))) > 0;
}
