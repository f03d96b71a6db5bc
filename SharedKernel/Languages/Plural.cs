using System.Globalization;

namespace Hub.SharedKernel.Languages;

/// <summary>Chooses the form of a noun that fits a number. Source: Unicode CLDR plural rules for uk and en.</summary>
public static class Plural
{
    /// <summary>The form for a whole number in the current interface language.</summary>
    /// <param name="n">How many; the sign does not matter.</param>
    /// <param name="one">1 практика, 21 практика; 1 practice.</param>
    /// <param name="few">2 практики; in English the same as <paramref name="many"/>.</param>
    /// <param name="many">5 практик, 11 практик, 0 практик; 0 practices.</param>
    public static string Of(long n, string one, string few, string many) => Of(n, one, few, many, CultureInfo.CurrentUICulture);

    /// <summary>The form for a number that may have a fraction, in the current interface language.</summary>
    /// <param name="n">How many.</param>
    /// <param name="one">The form for one.</param>
    /// <param name="few">The form for two and, in Ukrainian, for fractions: 1,5 практики.</param>
    /// <param name="many">The form for five.</param>
    public static string Of(decimal n, string one, string few, string many) => Of(n, one, few, many, CultureInfo.CurrentUICulture);

    /// <summary>The form in a given language: Ukrainian, or English for every other culture.</summary>
    /// <param name="n">How many; trailing zeros of a fraction do not matter.</param>
    /// <param name="one">The form for one.</param>
    /// <param name="few">The form for two.</param>
    /// <param name="many">The form for five.</param>
    /// <param name="culture">The language of the sentence.</param>
    public static string Of(decimal n, string one, string few, string many, CultureInfo culture)
    {
        var size = Math.Abs(n);
        if (culture.TwoLetterISOLanguageName != "uk") return size == 1 ? one : many;
        if (size != decimal.Truncate(size)) return few;
        return Ukrainian(size, one, few, many);
    }

    private static string Ukrainian(decimal n, string one, string few, string many) => (n % 10, n % 100) switch
    {
        (_, >= 11 and <= 14) => many,
        (1, _) => one,
        ( >= 2 and <= 4, _) => few,
        _ => many,
    };
}
