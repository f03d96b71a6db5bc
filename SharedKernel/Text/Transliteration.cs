using System.Collections.Frozen;
using System.Text;

namespace Hub.SharedKernel.Text;

/// <summary>
/// Ukrainian in Latin letters by the official table: Resolution of the Cabinet of Ministers of Ukraine of 27 January 2010 No. 55.
/// </summary>
public static class Transliteration
{
    private static readonly FrozenDictionary<char, string> Table = new Dictionary<char, string>
    {
        ['а'] = "a",
        ['б'] = "b",
        ['в'] = "v",
        ['г'] = "h",
        ['ґ'] = "g",
        ['д'] = "d",
        ['е'] = "e",
        ['є'] = "ie",
        ['ж'] = "zh",
        ['з'] = "z",
        ['и'] = "y",
        ['і'] = "i",
        ['ї'] = "i",
        ['й'] = "i",
        ['к'] = "k",
        ['л'] = "l",
        ['м'] = "m",
        ['н'] = "n",
        ['о'] = "o",
        ['п'] = "p",
        ['р'] = "r",
        ['с'] = "s",
        ['т'] = "t",
        ['у'] = "u",
        ['ф'] = "f",
        ['х'] = "kh",
        ['ц'] = "ts",
        ['ч'] = "ch",
        ['ш'] = "sh",
        ['щ'] = "shch",
        ['ь'] = "",
        ['ю'] = "iu",
        ['я'] = "ia",
        // Not Ukrainian letters and so not in the resolution, but met in quoted names.
        ['ё'] = "e",
        ['ъ'] = "",
        ['ы'] = "y",
        ['э'] = "e",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<char, string> AtWordStart = new Dictionary<char, string>
    {
        ['є'] = "ye",
        ['ї'] = "yi",
        ['й'] = "y",
        ['ю'] = "yu",
        ['я'] = "ya",
    }.ToFrozenDictionary();

    /// <summary>The text with its Ukrainian letters written in Latin; everything else stays.</summary>
    /// <param name="text">Any text; null is an empty one.</param>
    public static string ToLatin(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var source = LetterFolding.FoldLookAlikes(LetterFolding.Compose(text));
        var latin = new StringBuilder(source.Length * 2);
        for (var i = 0; i < source.Length; i++)
        {
            if (LetterFolding.IsApostrophe(source[i]) && IsInsideWord(source, i)) continue;
            latin.Append(Letter(source, i));
        }

        return latin.ToString();
    }

    private static string Letter(string source, int i)
    {
        var lower = char.ToLowerInvariant(source[i]);
        if (!Table.TryGetValue(lower, out var plain)) return source[i].ToString();
        var before = Before(source, i);
        var latin = !char.IsLetter(before) && AtWordStart.TryGetValue(lower, out var initial) ? initial
            : lower == 'г' && char.ToLowerInvariant(before) == 'з' ? "gh"
            : plain;
        return char.IsUpper(source[i]) ? Capital(latin, source, i) : latin;
    }

    private static string Capital(string latin, string source, int i)
    {
        if (latin.Length < 2) return latin.ToUpperInvariant();
        var next = i + 1 < source.Length ? source[i + 1] : ' ';
        var shouted = char.IsUpper(next) || (!char.IsLetter(next) && char.IsUpper(Before(source, i)));
        return shouted ? latin.ToUpperInvariant() : char.ToUpperInvariant(latin[0]) + latin[1..];
    }

    private static char Before(string source, int i)
    {
        do i--;
        while (i >= 0 && LetterFolding.IsApostrophe(source[i]) && IsInsideWord(source, i));
        return i < 0 ? ' ' : source[i];
    }

    private static bool IsInsideWord(string source, int i) =>
        i > 0 && i + 1 < source.Length && LetterFolding.IsCyrillic(source[i + 1]) && LetterFolding.IsCyrillic(source[i - 1]);
}
