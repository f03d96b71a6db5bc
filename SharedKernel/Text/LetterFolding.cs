using System.Text;

namespace Hub.SharedKernel.Text;

/// <summary>Makes letters that look the same to a reader the same to a machine.</summary>
internal static class LetterFolding
{
    private const string Apostrophes = "'’ʼ`´‘‛ʻ′＇";
    private const string Hyphens = "-\u2010\u2011\u2212";
    private const string LatinLooks = "aceiopxyïáéíóýÿABCEHIKMOPTXYÏÁÉÍÓÝŸ";
    private const string CyrillicLooks = "асеіорхуїаеіоуїАВСЕНІКМОРТХУЇАЕІОУЇ";

    /// <summary>Drops characters that are not seen (soft hyphen, joiners, direction marks, broken surrogates) and composes the rest (NFC).</summary>
    public static string Compose(string text)
    {
        var seen = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.Format) continue;
            if (rune == Rune.ReplacementChar || IsNoncharacter(rune)) continue;
            if (Hyphens.Contains((char)rune.Value) && rune.IsBmp) seen.Append('-');
            else if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune)) seen.Append(' ');
            else seen.Append(rune.ToString());
        }

        return seen.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Whether the character is one of the marks people type for the Ukrainian apostrophe.</summary>
    public static bool IsApostrophe(char c) => Apostrophes.Contains(c);

    /// <summary>Whether the letter belongs to the Cyrillic block.</summary>
    public static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u052F';

    /// <summary>Whether the mark shows the stress of a vowel (acute or grave put over a letter).</summary>
    public static bool IsStress(char c) => c is '\u0301' or '\u0300';

    /// <summary>
    /// Replaces Latin letters typed by mistake inside Cyrillic words (also the lone «e-» of «e-урядування») by the Cyrillic ones they look like.
    /// A word with any Latin letter that has no Cyrillic twin is left alone.
    /// </summary>
    public static string FoldLookAlikes(string text)
    {
        var letters = text.ToCharArray();
        for (var start = 0; start < letters.Length;)
        {
            var end = start;
            while (end < letters.Length && IsWordPart(letters[end])) end++;
            if (end > start) FoldWord(letters.AsSpan(start, end - start), IsBeforeCyrillic(letters, end));
            start = Math.Max(end, start + 1);
        }

        return new string(letters);
    }

    private static void FoldWord(Span<char> word, bool beforeCyrillic)
    {
        var latin = 0;
        var cyrillic = 0;
        foreach (var c in word)
        {
            if (IsCyrillic(c)) cyrillic++;
            else if (char.IsLetter(c) && !LatinLooks.Contains(c) && !IsApostrophe(c)) return;
            else if (char.IsLetter(c) && !IsApostrophe(c)) latin++;
        }

        if (latin == 0 || (cyrillic == 0 && !(word.Length == 1 && beforeCyrillic))) return;
        foreach (ref var c in word)
        {
            var twin = LatinLooks.IndexOf(c, StringComparison.Ordinal);
            if (twin >= 0) c = CyrillicLooks[twin];
        }
    }

    private static bool IsWordPart(char c) => char.IsLetter(c) || IsApostrophe(c) || IsStress(c) || c == '\u0308';

    private static bool IsBeforeCyrillic(char[] letters, int end) =>
        end + 1 < letters.Length && letters[end] == '-' && IsCyrillic(letters[end + 1]);

    private static bool IsNoncharacter(Rune rune) =>
        (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
}
