using System.Globalization;
using System.Text;

namespace Hub.SharedKernel.Text;

/// <summary>The part of an address made from a title: <c>elektronna-cherha</c>.</summary>
public static class Slug
{
    /// <summary>Longest slug, in characters.</summary>
    public const int Longest = 80;

    /// <summary>
    /// Small Latin letters, digits and single hyphens; Ukrainian by <see cref="Transliteration"/>; cut at a word border.
    /// Empty when the text has neither letters that can be written in Latin nor digits: the caller then uses an id of its own.
    /// </summary>
    /// <param name="text">A title; null is an empty one.</param>
    public static string From(string? text)
    {
        var slug = new StringBuilder();
        foreach (var c in Transliteration.ToLatin(text).Normal(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            else if (!LetterFolding.IsApostrophe(c) && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return Shorten(slug.ToString().Trim('-'));
    }

    private static string Shorten(string slug)
    {
        if (slug.Length <= Longest) return slug;
        if (slug[Longest] == '-') return slug[..Longest];
        var border = slug.LastIndexOf('-', Longest - 1);
        return border > 0 ? slug[..border] : slug[..Longest];
    }
}
