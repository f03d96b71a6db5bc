using System.Globalization;

namespace Hub.SharedKernel.Languages;

/// <summary>The two languages of the portal. Ukrainian has no prefix, English lives under <c>/en</c>.</summary>
public static class Language
{
    /// <summary>Ukrainian: the default, and never smaller in content (state-language law, Art. 27).</summary>
    public static readonly CultureInfo Uk = CultureInfo.GetCultureInfo("uk-UA");

    /// <summary>English: the second language of the interface.</summary>
    public static readonly CultureInfo En = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Path prefix of English pages.</summary>
    public const string EnPrefix = "/en";

    /// <summary>Two letters of the language now read: <c>uk</c> or <c>en</c>.</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "uk";

    /// <summary>Whether English is now read.</summary>
    public static bool IsEnglish => Current == "en";

    /// <summary>The culture of two letters; Ukrainian for anything but <c>en</c>.</summary>
    /// <param name="letters"><c>uk</c> or <c>en</c>.</param>
    public static CultureInfo Of(string? letters) => letters == "en" ? En : Uk;

    /// <summary>A path with the prefix of a language.</summary>
    /// <param name="path">Path without prefix, beginning with a slash.</param>
    /// <param name="letters"><c>uk</c> or <c>en</c>.</param>
    public static string Path(string path, string letters) =>
        letters == "en" ? (path == "/" ? EnPrefix : EnPrefix + path) : path;

    /// <summary>Runs something as a reader of a language would see it.</summary>
    /// <param name="letters"><c>uk</c> or <c>en</c>.</param>
    /// <param name="work">What to run.</param>
    public static T In<T>(string letters, Func<T> work)
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Of(letters);
            return work();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }
}
