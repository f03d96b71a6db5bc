using System.Collections.Frozen;
using System.Text;

namespace Hub.SharedKernel.Text;

/// <summary>
/// Words as search sees them. Databases know nothing of Ukrainian letter case and apostrophes, so what is searched
/// is written by this class into a column of its own and what is asked passes through it too.
/// </summary>
public static class Words
{
    /// <summary>Longest token kept, in characters; the rest of a longer one is dropped.</summary>
    public const int LongestToken = 64;

    /// <summary>
    /// The text in one spelling: composed (NFC), lower case, one apostrophe (<c>'</c>), one kind of space and hyphen, no stress marks
    /// and soft hyphens, Latin look-alikes inside Cyrillic words folded, ґ as г. Doing it twice changes nothing.
    /// </summary>
    /// <param name="text">Any text; null is an empty one.</param>
    public static string Normalise(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var folded = LetterFolding.FoldLookAlikes(LetterFolding.Compose(text)).ToLowerInvariant();
        var result = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            if (c == ' ' && (result.Length == 0 || result[^1] == ' ')) continue;
            result.Append(Spell(c));
        }

        return result.ToString().TrimEnd(' ').Normal(NormalizationForm.FormC);
    }

    /// <summary>The words of a text in their order, normalised; an apostrophe inside a word belongs to it, a hyphen parts two words.</summary>
    /// <param name="text">Any text; null has no words.</param>
    public static IEnumerable<string> Tokens(string? text)
    {
        var normal = Normalise(text);
        for (var i = 0; i < normal.Length;)
        {
            var start = i;
            while (i < normal.Length && BelongsToWord(normal, i, start)) i++;
            if (i > start) yield return normal[start..Math.Min(i, start + LongestToken)];
            else i++;
        }
    }

    /// <summary>
    /// What is left of a word when its inflection is taken away, so that the forms of one word meet: Ukrainian words by the learned
    /// endings, English ones by Porter's rules. It is a key for comparison, not a word to show; words of neither are returned as they are.
    /// </summary>
    /// <param name="token">One token of <see cref="Tokens"/>.</param>
    public static string Stem(string token) =>
        token.Any(LetterFolding.IsCyrillic) ? UkrainianStemmer.Stem(token) : EnglishStemmer.Stem(token);

    /// <summary>Whether a word stands in nearly every sentence and says nothing of its subject: «для», «the».</summary>
    /// <param name="token">One token of <see cref="Tokens"/>.</param>
    public static bool IsSmall(string token) => Small.Contains(token);

    /// <summary>The different stems of the given texts, each once, with a space before and after each: made for a column asked by <c>Contains(" " + stem + " ")</c>.</summary>
    /// <param name="texts">The searchable texts of one item, e.g. its titles and summaries in both languages.</param>
    public static string SearchColumn(params string?[] texts)
    {
        var stems = texts.SelectMany(Tokens).Select(Stem).Distinct(StringComparer.Ordinal);
        var column = new StringBuilder(" ");
        foreach (var stem in stems) column.Append(stem).Append(' ');
        return column.ToString();
    }

    /// <summary>The different stems a person asks for, in their order.</summary>
    /// <param name="query">What was typed in the search field.</param>
    /// <param name="most">Stems returned at most, so that a long query stays a short condition.</param>
    public static IReadOnlyList<string> QueryStems(string? query, int most = 8) =>
        Tokens(query).Select(Stem).Distinct(StringComparer.Ordinal).Take(most).ToList();

    private static readonly FrozenSet<string> Small =
    """
    і й та в у на до з із зі за по для від про що як не або чи а але бо б би же ж то це цей ця ці того при над під між через без після щоб коли якщо
    the a an of in on to and or for with by at as is are be from that this it its how what
    """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static bool BelongsToWord(string text, int i, int start)
    {
        var c = text[i];
        if (c == '\'') return i > start && char.IsLetter(text[i - 1]) && i + 1 < text.Length && char.IsLetter(text[i + 1]);
        if (char.IsLetterOrDigit(c)) return true;
        if (char.IsSurrogate(c)) return Rune.IsLetterOrDigit(RuneAround(text, i));
        return i > start && char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark;
    }

    private static Rune RuneAround(string text, int i) =>
        Rune.GetRuneAt(text, char.IsLowSurrogate(text[i]) ? i - 1 : i);

    private static char Spell(char c) => c switch
    {
        'ґ' => 'г',
        _ when LetterFolding.IsApostrophe(c) => '\'',
        _ => c,
    };
}
