using System.Text;

namespace Hub.SharedKernel.Text;

/// <summary>Normal forms of texts that come from outside: the framework's own refuses code points that are no characters by an exception.</summary>
public static class NormalForm
{
    private const char NoCharacter = '\uFFFE';

    /// <summary>The text in a normal form; what is no character becomes U+FFFD.</summary>
    /// <param name="text">Any text, also one with halves of surrogate pairs.</param>
    /// <param name="form">Which form.</param>
    public static string Normal(this string text, NormalizationForm form = NormalizationForm.FormC) =>
        (IsSound(text) ? text : Mended(text)).Normalize(form);

    private static bool IsSound(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (text[i] == NoCharacter || (char.IsSurrogate(text[i]) && !IsPair(text, ref i)))
                return false;
        return true;
    }

    private static bool IsPair(string text, ref int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[++at]);

    private static string Mended(string text)
    {
        var mended = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            mended.Append(rune.Value == NoCharacter ? Rune.ReplacementChar.ToString() : rune.ToString());
        return mended.ToString();
    }
}
