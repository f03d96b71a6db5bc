using Hub.SharedKernel.Text;

namespace Hub.Discovery.Searching;

/// <summary>A piece of a text; a marked one was asked for.</summary>
internal sealed record Piece(string Text, bool IsMarked);

/// <summary>Marks the asked words in a text, and finds the place of a long text that has most of them.</summary>
internal sealed class Highlight
{
    /// <summary>Letters of a shown passage.</summary>
    public const int PassageLength = 260;

    // Further on nobody looks, and twenty long documents must not cost more than finding them.
    private const int MostRead = 12_000;

    // Letters shown before the first marked word, and how far a space is sought to begin or end at.
    private const int LeadIn = 40;
    private const int MostSought = 40;

    public static readonly Highlight None = new([], [], []);

    private readonly HashSet<string> stems;
    private readonly HashSet<string> exact;
    private readonly List<string> beginnings;

    private Highlight(HashSet<string> stems, HashSet<string> exact, List<string> beginnings) =>
        (this.stems, this.exact, this.beginnings) = (stems, exact, beginnings);

    public bool MarksNothing => stems.Count + exact.Count + beginnings.Count == 0;

    /// <param name="terms">What was asked for, synonyms and other spellings among them.</param>
    public static Highlight Of(IEnumerable<Term> terms)
    {
        var (stems, exact, beginnings) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), new List<string>());
        foreach (var term in terms)
            switch (term.Kind)
            {
                case TermKind.Word: stems.Add(Words.Stem(term.Token)); break;
                case TermKind.Phrase: exact.UnionWith(term.Tokens); break;
                case TermKind.Beginning: beginnings.Add(term.Token); break;
            }
        return new(stems, exact, beginnings);
    }

    /// <summary>The whole text in pieces.</summary>
    public IReadOnlyList<Piece> Mark(string text)
    {
        if (MarksNothing)
            return [new(text, false)];
        var pieces = new List<Piece>();
        var done = 0;
        foreach (var (start, length, _) in Marks(text))
        {
            if (start > done)
                pieces.Add(new(text[done..start], false));
            pieces.Add(new(text.Substring(start, length), true));
            done = start + length;
        }
        if (done < text.Length)
            pieces.Add(new(text[done..], false));
        return pieces;
    }

    /// <summary>The passage with most of the asked words; the beginning of the first text when none has any.</summary>
    /// <param name="texts">Texts of one item, the one a reader would rather see first.</param>
    public IReadOnlyList<Piece> Passage(params IEnumerable<string?> texts)
    {
        string? first = null;
        (string Text, int Start, int Words) best = ("", 0, 0);
        var wanted = stems.Count + exact.Count + beginnings.Count;
        foreach (var text in texts.OfType<string>().Where(t => t != ""))
        {
            first ??= text;
            if (BestPlace(text) is var (start, words) && words > best.Words)
                best = (text, start, words);
            if (best.Words >= wanted)
                break;
        }
        return best.Words == 0 ? Mark(Window(first ?? "", 0)) : Mark(Window(best.Text, best.Start));
    }

    private (int Start, int Words) BestPlace(string text)
    {
        if (MarksNothing)
            return (0, 0);
        var marks = Marks(text.Length <= MostRead ? text : text[..MostRead]).ToList();
        var (bestStart, bestWords) = (0, 0);
        for (var i = 0; i < marks.Count; i++)
        {
            var words = marks.Skip(i).TakeWhile(m => m.Start + m.Length - marks[i].Start <= PassageLength - 40).Select(m => m.Word).Distinct().Count();
            if (words > bestWords)
                (bestStart, bestWords) = (marks[i].Start, words);
        }
        return (bestStart, bestWords);
    }

    private static string Window(string text, int around)
    {
        var start = around <= LeadIn + 20 || text.Length <= PassageLength ? 0 : AfterSpace(text, around - LeadIn - MostSought, around - LeadIn) ?? around;
        if (start > 0 && char.IsLowSurrogate(text[start]))
            start--;
        var end = Math.Min(text.Length, start + PassageLength);
        if (end < text.Length)
            end = AfterSpace(text, end - MostSought, end) is { } cut ? cut - 1 : end;
        if (end < text.Length && char.IsLowSurrogate(text[end]))
            end--;
        return (start > 0 ? "… " : "") + text[start..end] + (end < text.Length ? " …" : "");
    }

    /// <summary>Behind the last space of a part of the text; null when there is none.</summary>
    private static int? AfterSpace(string text, int from, int to)
    {
        from = Math.Max(0, from);
        return text.AsSpan(from, to - from).LastIndexOf(' ') is var space and >= 0 ? from + space + 1 : null;
    }

    private IEnumerable<(int Start, int Length, string Word)> Marks(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && IsOfWord(text[i]))
                i++;
            if (i > start && Asked(text, start, i - start) is { } word)
                yield return (start, i - start, word);
            if (i == start)
                i++;
        }
    }

    // Wider than the analysis: marks within a word (stress, soft hyphen, apostrophe) must not part it.
    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c is '\'' or '’' or 'ʼ' or '`' or '´' or '\u0301' or '\u00AD' || char.IsSurrogate(c);

    /// <summary>Which of the asked words it is; null for none.</summary>
    private string? Asked(string text, int start, int length)
    {
        if (length > Words.LongestToken)
            return null;
        foreach (var (token, stem) in SeenWords.Of(text.AsSpan(start, length)))
            if (Asked(token, stem) is { } asked)
                return asked;
        return null;
    }

    private string? Asked(string token, string stem)
    {
        if (exact.Contains(token))
            return token;
        if (stems.Contains(stem))
            return stem;
        return beginnings.Count == 0 ? null : beginnings.Find(b => token.StartsWith(b, StringComparison.Ordinal));
    }
}
