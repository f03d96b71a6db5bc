using System.Globalization;

namespace Hub.Practices;

/// <summary>Reads numbers and dates as people type them in either language: 12,5 and 12.5, 1 200 and 1200, 2026-03-01 and 01.03.2026.</summary>
internal static class Typed
{
    private static readonly string[] dates = ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy", "yyyy-MM", "yyyy"];

    /// <summary>As typed, without what a keyboard cannot type: control characters go, line ends become one kind; nothing is an empty text.</summary>
    public static string Plain(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var plain = text.ReplaceLineEndings("\n");
        return plain.Any(IsUntypable) ? string.Concat(plain.Where(c => !IsUntypable(c))) : plain;
    }

    private static bool IsUntypable(char c) => char.IsControl(c) && c is not ('\n' or '\t');

    public static bool TryNumber(string? text, out decimal number)
    {
        var plain = (text ?? "").Trim().Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal)
            .Replace("\u202f", "", StringComparison.Ordinal).Replace(',', '.').Replace('−', '-');
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
            && Math.Abs(number) < 1_000_000_000_000m && Math.Round(number, 4) == number;
    }

    public static decimal? Number(string? text) => TryNumber(text, out var number) ? number : null;

    public static bool TryDate(string? text, out DateOnly date) =>
        DateOnly.TryParseExact((text ?? "").Trim(), dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
        && date.Year is >= 1991 and <= 2100;

    public static DateOnly? Date(string? text) => TryDate(text, out var date) ? date : null;

    public static bool TryWebAddress(string? text, out Uri address) =>
        Uri.TryCreate((text ?? "").Trim(), UriKind.Absolute, out address!) && address.Scheme is "http" or "https" && address.UserInfo == "";

    public static string Say(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
