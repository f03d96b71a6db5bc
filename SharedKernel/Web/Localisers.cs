using Hub.SharedKernel.Languages;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web;

/// <summary>Sentences that count things.</summary>
public static class Localisers
{
    /// <summary>
    /// A sentence with a number. In Ukrainian the text holds three forms divided by <c>|</c> (one, few, many), in English two.
    /// The number is placeholder {0}.
    /// </summary>
    /// <param name="texts">The module's texts.</param>
    /// <param name="key">Key of the sentence.</param>
    /// <param name="count">The number.</param>
    /// <param name="arguments">Values for {1}, {2} …</param>
    public static string Count(this IStringLocalizer texts, string key, long count, params object[] arguments)
    {
        var forms = texts[key].Value.Split('|');
        var form = Plural.Of(count, forms[0], forms[Math.Min(1, forms.Length - 1)], forms[^1]);
        return string.Format(System.Globalization.CultureInfo.CurrentCulture, form, [count, .. arguments]);
    }
}
