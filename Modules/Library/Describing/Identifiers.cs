using System.Text.RegularExpressions;

namespace Hub.Library.Describing;

/// <summary>Identifiers as people type them, in the form they are stored and compared.</summary>
internal static partial class Identifiers
{
    /// <summary>A DOI without the address in front, small letters; null when it is none.</summary>
    public static string? Doi(string? typed)
    {
        var plain = Address().Replace((typed ?? "").Trim(), "").ToLowerInvariant();
        return plain.Length <= 200 && DoiForm().IsMatch(plain) ? plain : null;
    }

    /// <summary>Thirteen digits; one of ten is turned into thirteen. Null when the check digit is wrong.</summary>
    public static string? Isbn(string? typed)
    {
        var digits = string.Concat((typed ?? "").Where(c => char.IsAsciiLetterOrDigit(c))).ToUpperInvariant();
        if (digits.StartsWith("ISBN", StringComparison.Ordinal))
            digits = digits[4..];
        return digits.Length switch
        {
            13 when digits.All(char.IsAsciiDigit) && Check13(digits) == digits[12] => digits,
            10 when digits[..9].All(char.IsAsciiDigit) && Check10(digits) == digits[9] => "978" + digits[..9] + Check13("978" + digits[..9]),
            _ => null,
        };
    }

    /// <summary>A number of an act in one spelling: «№ 220-Р» and «220-р» meet. Empty for an empty one.</summary>
    public static string ActKey(string? number)
    {
        var key = string.Concat(SharedKernel.Text.Words.Normalise(number).Where(c => !char.IsWhiteSpace(c) && c is not ('№' or '#'))).Replace('–', '-').Replace('—', '-');
        return Limits.Cut(key, 100);
    }

    private static char Check13(string digits)
    {
        var sum = 0;
        for (var i = 0; i < 12; i++)
            sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    private static char Check10(string digits)
    {
        var sum = 0;
        for (var i = 0; i < 9; i++)
            sum += (digits[i] - '0') * (10 - i);
        var check = (11 - (sum % 11)) % 11;
        return check == 10 ? 'X' : (char)('0' + check);
    }

    [GeneratedRegex(@"^(https?://(dx\.)?doi\.org/|doi:\s*)", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Address();

    [GeneratedRegex(@"^10\.[0-9]{4,9}/[^\s<>""]+$", RegexOptions.None, 200)]
    private static partial Regex DoiForm();
}
