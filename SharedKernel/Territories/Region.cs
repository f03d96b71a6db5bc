using System.Globalization;

namespace Hub.SharedKernel.Territories;

/// <summary>One of the 27 top units of Ukraine: an oblast, the Autonomous Republic of Crimea, or a city with special status.</summary>
/// <param name="Katottg">Its КАТОТТГ code, <c>UA</c> and 17 digits.</param>
/// <param name="Iso">Its ISO 3166-2 code; its digits differ from the КАТОТТГ prefix for some regions.</param>
/// <param name="NameUk">Full Ukrainian name: «Вінницька область».</param>
/// <param name="NameEn">Full English name: "Vinnytsia oblast".</param>
/// <param name="ShortUk">Short Ukrainian name for tables and maps: «Вінницька».</param>
/// <param name="ShortEn">Short English name: "Vinnytsia".</param>
public sealed record Region(string Katottg, string Iso, string NameUk, string NameEn, string ShortUk, string ShortEn)
{
    /// <summary>The two digits every КАТОТТГ code inside the region has after <c>UA</c>.</summary>
    public string Prefix => Katottg.Substring(2, 2);

    /// <summary>The full name for a reader; Ukrainian unless the culture is English.</summary>
    /// <param name="culture">The reader's language.</param>
    public string Name(CultureInfo culture) => IsEnglish(culture) ? NameEn : NameUk;

    /// <summary>The short name for a reader; Ukrainian unless the culture is English.</summary>
    /// <param name="culture">The reader's language.</param>
    public string ShortName(CultureInfo culture) => IsEnglish(culture) ? ShortEn : ShortUk;

    private static bool IsEnglish(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en";
}
