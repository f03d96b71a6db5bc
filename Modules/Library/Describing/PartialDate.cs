using System.Globalization;
using Hub.SharedKernel.Territories;

namespace Hub.Library.Describing;

/// <summary>A date as exactly as it is known: a day, a month or only a year. Nothing is made up: a year is never shown as its first of January.</summary>
internal readonly record struct PartialDate(int Year, int? Month, int? Day)
{
    private static readonly string[] monthsUk =
        ["січень", "лютий", "березень", "квітень", "травень", "червень", "липень", "серпень", "вересень", "жовтень", "листопад", "грудень"];

    /// <summary>Its first day, by which lists are ordered.</summary>
    public DateOnly First => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>Its last day.</summary>
    public DateOnly Last => new(Year, Month ?? 12, Day ?? DateTime.DaysInMonth(Year, Month ?? 12));

    /// <summary><c>2015-10-21</c>, <c>2015-10</c> or <c>2015</c>.</summary>
    public static PartialDate? Read(string text)
    {
        var plain = text.Trim();
        if (plain.Length is not (4 or 7 or 10)
            || !DateOnly.TryParseExact(plain + "-01-01"[..(10 - plain.Length)], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return null;
        return new(day.Year, plain.Length > 4 ? day.Month : null, plain.Length > 7 ? day.Day : null);
    }

    /// <summary>For machines, ISO 8601.</summary>
    public string Iso => With('-');

    /// <summary>Year, month and day as far as they are known, divided by a sign.</summary>
    public string With(char sign) => string.Join(sign, new[] { Year.ToString("0000", CultureInfo.InvariantCulture), Two(Month), Two(Day) }.OfType<string>());

    /// <summary>For people: «21 жовтня 2015 року», «жовтень 2015 року», «2015 рік».</summary>
    public string Say(CultureInfo culture)
    {
        var english = culture.TwoLetterISOLanguageName == "en";
        return (Month, Day) switch
        {
            (_, not null) => KyivTime.Date(First, culture),
            ({ } month, _) => english ? First.ToString("MMMM yyyy", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{monthsUk[month - 1]} {Year} року"),
            _ => Year.ToString(CultureInfo.InvariantCulture) + (english ? "" : " рік"),
        };
    }

    private static string? Two(int? number) => number?.ToString("00", CultureInfo.InvariantCulture);
}
