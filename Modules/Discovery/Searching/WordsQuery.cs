using Hub.Discovery.Indexing;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Hub.Discovery.Searching;

/// <summary>
/// The typed words as a question to the index. Every word must be there in some form; titles and the very form that was typed weigh more,
/// and so do words that stand together.
/// </summary>
internal sealed class WordsQuery
{
    private const float TitleWeight = 2.5f, ExactWeight = 1f, NearWeight = 1.5f, OtherWeight = 0.7f;
    private const int NearSlop = 4;

    // Reading a word by its sound tries many spellings.
    private const int MostRead = 6;

    // Shorter Latin words that are known as they are mean themselves: «data» is no «дата».
    private const int ShortestForeign = 5;

    private readonly IndexReader reader;
    private readonly SynonymTable synonyms;
    private readonly List<Term> marked = [];
    private readonly List<Query> exact = [];
    private readonly List<Remark> remarks = [];
    private int read;

    private WordsQuery(IndexReader reader, SynonymTable synonyms) => (this.reader, this.synonyms) = (reader, synonyms);

    public Query Query { get; private set; } = new MatchAllDocsQuery();

    /// <summary>What is not needed but better: the very forms that were typed, and the words near one another. Null when there are no words.</summary>
    public Query? Better { get; private set; }

    /// <summary>The same, content with most of the words and then with any of them; none when there is but one.</summary>
    public IReadOnlyList<Query> Relaxed { get; private set; } = [];

    /// <summary>Words that no item has in any form or spelling.</summary>
    public List<Term> Unknown { get; } = [];

    /// <summary>What the answer must say that only the index knows.</summary>
    public IReadOnlyList<Remark> Remarks => remarks;

    /// <summary>Whether there are words that could decide what comes first.</summary>
    public bool HasWords { get; private set; }

    public Highlight Highlight => Highlight.Of(marked);

    public static WordsQuery Build(TypedWords typed, IndexReader reader, SynonymTable synonyms)
    {
        var made = new WordsQuery(reader, synonyms);
        made.Build(typed);
        return made;
    }

    private void Build(TypedWords typed)
    {
        if (typed.Terms.Count == 0)
            return;
        var wanted = Wanted(typed);
        HasWords = wanted.Count > 0;
        var excluded = typed.Excluded.Select(Any).ToList();
        Better = exact.Count == 0 ? null : AnyOf(Together(typed) is { } near ? [.. exact, near] : exact);
        Query = With(excluded, wanted, wanted.Count);
        if (wanted.Count > 1)
            Relaxed = [.. new[] { (int)Math.Ceiling(wanted.Count * 0.6), 1 }.Where(needed => needed < wanted.Count).Distinct()
                .Select(needed => With(excluded, wanted, needed))];
    }

    private static BooleanQuery With(List<Query> excluded, List<Query> wanted, int needed)
    {
        var all = new BooleanQuery(disableCoord: true);
        if (needed == wanted.Count)
            foreach (var query in wanted)
                all.Add(query, Occur.MUST);
        else
        {
            var some = new BooleanQuery(disableCoord: false) { MinimumNumberShouldMatch = needed };
            foreach (var query in wanted)
                some.Add(query, Occur.SHOULD);
            all.Add(some, Occur.MUST);
        }
        if (wanted.Count == 0)
            all.Add(new MatchAllDocsQuery(), Occur.MUST);
        foreach (var query in excluded)
            all.Add(query, Occur.MUST_NOT);
        return all;
    }

    /// <summary>One query for each thing asked for; words that have synonyms together become one.</summary>
    private List<Query> Wanted(TypedWords typed)
    {
        var terms = typed.Terms.Where(t => !t.IsExcluded).ToList();
        var telling = typed.Wanted.ToHashSet();
        // A term that is no single word breaks every phrase of synonyms.
        var stems = terms.Select(t => t.Kind == TermKind.Word ? Words.Stem(t.Token) : "").ToList();
        var made = new List<Query>();
        for (var i = 0; i < terms.Count;)
        {
            var (length, others) = terms[i].Kind == TermKind.Word ? synonyms.At(stems, i) : (0, []);
            if (length > 0)
                made.Add(WithSynonyms(terms.GetRange(i, length), others));
            else if (telling.Contains(terms[i]))
                made.Add(Wanted(terms[i], isLast: i == terms.Count - 1));
            i += Math.Max(1, length);
        }
        return made;
    }

    private BooleanQuery WithSynonyms(List<Term> typed, IReadOnlyList<string[]> others)
    {
        var any = new BooleanQuery(disableCoord: true);
        var itself = new BooleanQuery(disableCoord: true);
        foreach (var term in typed.Where(t => typed.Count == 1 || TypedWords.IsTelling(t)))
        {
            marked.Add(term);
            itself.Add(Scored(term.Token), Occur.MUST);
        }
        any.Add(itself, Occur.SHOULD);
        foreach (var tokens in others)
        {
            marked.AddRange(tokens.Where(t => !Words.IsSmall(t)).Select(t => new Term(TermKind.Word, [t], false)));
            any.Add(Together(tokens, slop: tokens.Length > 1 ? 1 : 0, OtherWeight), Occur.SHOULD);
        }
        return any;
    }

    private Query Wanted(Term term, bool isLast)
    {
        marked.Add(term);
        if (term.Kind == TermKind.Phrase)
            return Phrase(term);
        if (term.Kind == TermKind.Beginning)
            return Beginning(term.Token);
        var spellings = OtherSpellings(term.Token).ToList();
        marked.AddRange(spellings.Select(s => new Term(TermKind.Word, [s], false)));
        if (IsKnown(term.Token) || spellings.Count > 0)
            return spellings.Count == 0 ? Scored(term.Token) : AnyOf([Scored(term.Token), .. spellings.Select(s => Boosted(Scored(s), OtherWeight))]);
        // Somebody is still typing it.
        if (isLast && term.Token.Length >= TypedWords.ShortestBeginning && BeginningWords.Any(reader, term.Token))
        {
            marked.Add(new(TermKind.Beginning, term.Tokens, false));
            return Beginning(term.Token, isTyped: false);
        }
        Unknown.Add(term);
        return Scored(term.Token);
    }

    /// <summary>Without weights: for what must not be there.</summary>
    private Query Any(Term term) => term.Kind switch
    {
        TermKind.Phrase => Phrase(term),
        TermKind.Beginning => Beginning(term.Token),
        _ => new TermQuery(new(IndexFields.Stems, Words.Stem(term.Token))),
    };

    private BooleanQuery Scored(string token)
    {
        var stem = Words.Stem(token);
        // Where small words stand and in which form says nothing.
        if (Words.IsSmall(token))
            return new BooleanQuery(disableCoord: true) { { new ConstantScoreQuery(new TermQuery(new(IndexFields.Stems, stem))), Occur.MUST } };
        exact.Add(Boosted(new TermQuery(new(IndexFields.Exact, token)), ExactWeight));
        return new BooleanQuery(disableCoord: true)
        {
            { new TermQuery(new(IndexFields.Stems, stem)), Occur.MUST },
            { Boosted(new TermQuery(new(IndexFields.TitleStems, stem)), TitleWeight), Occur.SHOULD },
        };
    }

    private static PhraseQuery Phrase(Term term)
    {
        var phrase = new PhraseQuery();
        foreach (var token in term.Tokens)
            phrase.Add(new(IndexFields.Exact, token));
        return phrase;
    }

    /// <summary>The commonest words with a beginning; how rare each is must not decide what comes first.</summary>
    private ConstantScoreQuery Beginning(string start, bool isTyped = true)
    {
        var words = BeginningWords.Of(reader, start);
        if (words.AreMore && isTyped)
            remarks.Add(new("Remark.WideBeginning", start + "*", BeginningWords.Most));
        return new(new WordsFilter(words.Words));
    }

    private static Query Together(IEnumerable<string> tokens, int slop, float weight)
    {
        var phrase = new PhraseQuery { Slop = slop };
        foreach (var token in tokens)
            phrase.Add(new(IndexFields.Stems, Words.Stem(token)));
        return Boosted(phrase, weight);
    }

    private static Query? Together(TypedWords typed)
    {
        var words = typed.Wanted.Where(t => t.Kind == TermKind.Word && TypedWords.IsTelling(t)).Select(t => t.Token).ToList();
        return words.Count is > 1 and <= 6 ? Together(words, NearSlop * words.Count, NearWeight) : null;
    }

    private static BooleanQuery AnyOf(IEnumerable<Query> queries)
    {
        var any = new BooleanQuery(disableCoord: true);
        foreach (var query in queries)
            any.Add(query, Occur.SHOULD);
        return any;
    }

    private static Query Boosted(Query query, float weight)
    {
        query.Boost = weight;
        return query;
    }

    /// <summary>The word in the other alphabet, as far as items have it: Kyiv and Київ.</summary>
    private IEnumerable<string> OtherSpellings(string token)
    {
        if (!token.All(char.IsLetter) && !token.Contains('\'', StringComparison.Ordinal))
            return [];
        if (!char.IsAsciiLetter(token[0]))
            return new[] { token, Words.Stem(token) }.Select(Transliteration.ToLatin).Distinct().Where(l => l.Length >= 3 && reader.DocFreq(new(IndexFields.Exact, l)) > 0);
        if (token.Length < 3 || token.Length < ShortestForeign && IsKnown(token) && !PlaceNames.Contains(token))
            return [];
        if (read++ >= MostRead)
            return [];
        return Spelling.InCyrillic(token).Where(IsKnown).DistinctBy(Words.Stem).Take(4);
    }

    private bool IsKnown(string token) => reader.DocFreq(new(IndexFields.Stems, Words.Stem(token))) > 0;

    private static readonly HashSet<string> PlaceNames = [.. Regions.All.SelectMany(r => Words.Tokens(r.ShortEn))];
}
