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
        var form = forms[Math.Min(Form(count), forms.Length - 1)];
        return string.Format(System.Globalization.CultureInfo.CurrentCulture, form, [count, .. arguments]);
    }

    private static int Form(long n)
    {
        n = Math.Abs(n);
        if (Language.IsEnglish)
            return n == 1 ? 0 : 1;
        if (n % 10 == 1 && n % 100 != 11)
            return 0;
        return n % 10 is >= 2 and <= 4 && n % 100 is not (>= 12 and <= 14) ? 1 : 2;
    }
}
