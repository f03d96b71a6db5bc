using System.Globalization;
using System.Text;

namespace Hub.SharedKernel.Text;

/// <summary>Makes letters that look the same to a reader the same to a machine.</summary>
internal static class LetterFolding
{
    private const string Apostrophes = "'’ʼ`´‘‛ʻ′＇";
    private const string Hyphens = "-\u2010\u2011\u2212";
    private const string LatinLooks = "aceiopxyïáéíóýÿABCEHIKMOPTXYÏÁÉÍÓÝŸ";
    private const string CyrillicLooks = "асеіорхуїаеіоуїАВСЕНІКМОРТХУЇАЕІОУЇ";

    /// <summary>Drops what is not read (stress marks, soft hyphens, joiners, direction marks, broken surrogates) and composes the rest (NFC).</summary>
    public static string Compose(string text)
    {
        var seen = new StringBuilder(text.Length);
        Span<char> pair = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            // Most letters are plain; asking Unicode about each of them would be most of the work.
            if (rune.IsAscii ? rune.Value > ' ' && rune.Value != 0x7F : rune.Value is >= 0x0400 and <= 0x0481)
            {
                seen.Append((char)rune.Value);
                continue;
            }
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format) continue;
            if (rune == Rune.ReplacementChar || IsNoncharacter(rune)) continue;
            if (rune.IsBmp && Hyphens.Contains((char)rune.Value)) seen.Append('-');
            else if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune)) seen.Append(' ');
            else seen.Append(pair[..rune.EncodeToUtf16(pair)]);
        }

        return WithoutStress(seen.ToString().Normal(NormalizationForm.FormC)).Normal(NormalizationForm.FormC);
    }

    // Composed first: an accent that belongs to a letter (é, ї) is part of it by then, one that shows the stress is left over.
    private static string WithoutStress(string text) => text.AsSpan().IndexOfAny("\u0300\u0301ѐѝЀЍ") < 0
        ? text
        : string.Concat(text.Where(c => c is not ('\u0300' or '\u0301'))).Replace('ѐ', 'е').Replace('ѝ', 'и').Replace('Ѐ', 'Е').Replace('Ѝ', 'И');

    /// <summary>Whether the character is one of the marks people type for the Ukrainian apostrophe.</summary>
    public static bool IsApostrophe(char c) => Apostrophes.Contains(c);

    /// <summary>Whether the letter belongs to the Cyrillic block.</summary>
    public static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u052F';

    /// <summary>
    /// Replaces Latin letters typed by mistake inside Cyrillic words (also the lone «e-» of «e-урядування») by the Cyrillic ones they look like.
    /// A word with any Latin letter that has no Cyrillic twin is left alone.
    /// </summary>
    public static string FoldLookAlikes(string text)
    {
        var letters = text.ToCharArray();
        // From the end, because whether a lone letter is folded depends on the word after its hyphen.
        for (var end = letters.Length; end > 0;)
        {
            var start = end;
            while (start > 0 && IsWordPart(letters[start - 1])) start--;
            if (start < end) FoldWord(letters.AsSpan(start, end - start), IsBeforeCyrillic(letters, end));
            end = Math.Min(start, end - 1);
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

        if (latin == 0 || (cyrillic == 0 && !(latin == 1 && beforeCyrillic))) return;
        foreach (ref var c in word)
        {
            var twin = LatinLooks.IndexOf(c, StringComparison.Ordinal);
            if (twin >= 0) c = CyrillicLooks[twin];
        }
    }

    private static bool IsWordPart(char c) =>
        char.IsLetter(c) || IsApostrophe(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static bool IsBeforeCyrillic(char[] letters, int end) =>
        end + 1 < letters.Length && letters[end] == '-' && IsCyrillic(letters[end + 1]);

    private static bool IsNoncharacter(Rune rune) =>
        (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
}
