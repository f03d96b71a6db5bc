using Hub.SharedKernel.Text;

namespace Hub.Practices.Reading;

/// <summary>One thing all found practices must contain: a word in any form, or a phrase as it stands.</summary>
internal sealed record Term(IReadOnlyList<string> Words, bool IsPhrase);

/// <summary>What was typed in the search field, understood: words, and phrases in quotes. Nothing is an error.</summary>
internal static class WordQuery
{
    private const string Opening = "\"«“„”";
    private const string Closing = "\"»”“";
    private const int MostTerms = 64;

    public static IReadOnlyList<Term> Parse(string text)
    {
        var terms = new List<Term>();
        for (var i = 0; i < text.Length;)
        {
            var open = text.IndexOfAny(Opening.ToCharArray(), i);
            var close = open < 0 ? -1 : text.IndexOfAny(Closing.ToCharArray(), open + 1);
            if (close < 0)
            {
                AddWords(terms, text[i..]);
                break;
            }
            AddWords(terms, text[i..open]);
            AddPhrase(terms, text[(open + 1)..close]);
            i = close + 1;
        }
        var telling = terms.Where(t => t.IsPhrase || !Words.IsSmall(t.Words[0])).ToList();
        return [.. (telling.Count > 0 ? telling : terms).Take(MostTerms)];
    }

    private static void AddWords(List<Term> terms, string text)
    {
        foreach (var word in Words.Tokens(text))
            if (!terms.Exists(t => t.Words.Count == 1 && t.Words[0] == word))
                terms.Add(new([word], IsPhrase: false));
    }

    private static void AddPhrase(List<Term> terms, string text)
    {
        var words = Words.Tokens(text).ToList();
        if (words.Count > 0)
            terms.Add(new(words, IsPhrase: true));
    }
}
