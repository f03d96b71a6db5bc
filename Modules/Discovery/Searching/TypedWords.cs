using Hub.SharedKernel.Text;

namespace Hub.Discovery.Searching;

/// <summary>One thing asked for: a word in any of its forms, the beginning of a word, or words as they stand one after another.</summary>
internal sealed record Term(TermKind Kind, IReadOnlyList<string> Tokens, bool IsExcluded)
{
    public string Token => Tokens[0];
}

internal enum TermKind
{
    Word,

    /// <summary>In quotes.</summary>
    Phrase,

    /// <summary>With an asterisk at its end.</summary>
    Beginning,
}

/// <summary>Something the answer must say about how the words were understood: key and arguments of a sentence.</summary>
internal sealed record Remark(string Key, params object[] Arguments);

/// <summary>
/// What was typed in the search field, understood. <c>"…"</c> and «…» are phrases, <c>-word</c> excludes, <c>word*</c> is a beginning.
/// Nothing is an error: what makes no sense is left out and a remark says so.
/// </summary>
internal sealed record TypedWords(IReadOnlyList<Term> Terms, IReadOnlyList<Remark> Remarks)
{
    /// <summary>Things asked for that are looked at.</summary>
    public const int MostTerms = 24;

    /// <summary>Beginnings that are looked at: each stands for many words.</summary>
    public const int MostBeginnings = 4;

    /// <summary>Letters before an asterisk: fewer would mean half of all words.</summary>
    public const int ShortestBeginning = 3;

    private const string Opening = "\"«“„”";
    private const string Closing = "\"»”“";

    /// <summary>The words to be found, small ones left out unless there are no others.</summary>
    public IEnumerable<Term> Wanted => Telling(Terms.Where(t => !t.IsExcluded).ToList());

    public IEnumerable<Term> Excluded => Terms.Where(t => t.IsExcluded);

    /// <summary>Whether only exclusions were typed: nothing says what to look for.</summary>
    public bool ExcludesOnly => Terms.Count > 0 && Terms.All(t => t.IsExcluded);

    public static TypedWords Read(SearchQuery query)
    {
        var reader = new Reader();
        if (query.CutFrom > 0)
            reader.Remark("Remark.Cut", query.CutFrom, SearchQuery.LongestWords);
        reader.Read(query.Words);
        return reader.Finish();
    }

    private static IEnumerable<Term> Telling(List<Term> wanted)
    {
        var telling = wanted.Where(IsTelling).ToList();
        return telling.Count > 0 ? telling : wanted;
    }

    public static bool IsTelling(Term term) => term.Kind != TermKind.Word || !Words.IsSmall(term.Token);

    private sealed class Reader
    {
        private readonly List<Term> terms = [];
        private readonly List<Remark> remarks = [];

        public void Remark(string key, params object[] arguments)
        {
            if (!remarks.Exists(r => r.Key == key))
                remarks.Add(new(key, arguments));
        }

        public void Read(string text)
        {
            var rest = text.AsSpan();
            while (rest.Length > 0)
            {
                var open = rest.IndexOfAny(Opening);
                if (open < 0)
                {
                    AddWords(rest);
                    return;
                }
                var close = rest[(open + 1)..].IndexOfAny(Closing);
                if (close < 0)
                {
                    Remark("Remark.Unclosed");
                    AddWords(rest[..open]);
                    AddWords(rest[(open + 1)..]);
                    return;
                }
                var excluded = open > 0 && rest[open - 1] == '-' && (open == 1 || rest[open - 2] == ' ');
                AddWords(excluded ? rest[..(open - 1)] : rest[..open]);
                AddPhrase(rest.Slice(open + 1, close), excluded);
                rest = rest[(open + close + 2)..];
            }
        }

        public TypedWords Finish()
        {
            if (terms.Where(t => t.Kind == TermKind.Beginning).Skip(MostBeginnings).ToList() is { Count: > 0 } beginnings)
            {
                Remark("Remark.TooManyBeginnings", MostBeginnings);
                terms.RemoveAll(beginnings.Contains);
            }
            // Words in quotes cost as much as others.
            var (words, kept) = (terms.Sum(t => t.Tokens.Count), 0);
            if (words > MostTerms)
            {
                Remark("Remark.TooManyWords", words, MostTerms);
                terms.RemoveAll(t => (kept += t.Tokens.Count) > MostTerms);
            }
            var made = new TypedWords(terms, remarks);
            if (made.ExcludesOnly)
                Remark("Remark.OnlyExcluded");
            return made;
        }

        private void AddPhrase(ReadOnlySpan<char> text, bool excluded)
        {
            var words = Words.Tokens(text.ToString()).Take(MostTerms).ToList();
            if (words.Count == 0)
                Remark("Remark.EmptyPhrase");
            // Every text has them side by side: finding where costs more than anything and helps nobody.
            else if (words.TrueForAll(Words.IsSmall))
                Remark("Remark.SmallPhrase");
            else
                Add(new(TermKind.Phrase, words, excluded));
        }

        private void AddWords(ReadOnlySpan<char> text)
        {
            foreach (var range in text.Split(' '))
            {
                var piece = text[range];
                var excluded = piece.Length > 1 && piece[0] is '-' or '\u2212' && char.IsLetterOrDigit(piece[1]);
                AddPiece((excluded ? piece[1..] : piece).ToString(), excluded);
            }
        }

        private void AddPiece(string piece, bool excluded)
        {
            var tokens = Words.Tokens(piece).ToList();
            var stars = piece.Count(c => c is '*' or '?');
            if (tokens.Count == 1 && stars == 1 && piece[^1] == '*' && tokens[0].Length >= ShortestBeginning)
            {
                Add(new(TermKind.Beginning, tokens, excluded));
                return;
            }
            // «Чому?» is a question and no pattern.
            if (piece.Contains('*', StringComparison.Ordinal))
                Remark("Remark.Asterisk", ShortestBeginning);
            foreach (var token in tokens)
                Add(new(TermKind.Word, [token], excluded));
        }

        private void Add(Term term)
        {
            if (!terms.Exists(t => t.Kind == term.Kind && t.IsExcluded == term.IsExcluded && t.Tokens.SequenceEqual(term.Tokens)))
                terms.Add(term);
        }
    }
}
