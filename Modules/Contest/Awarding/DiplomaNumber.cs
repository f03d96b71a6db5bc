using System.Security.Cryptography;

namespace Hub.Contest.Awarding;

/// <summary>
/// The number on a diploma, e.g. 2026-7KQ4-M2XD: the year and eight characters that say nothing of the order and cannot be guessed. It is read aloud and typed
/// from paper, so letters that look like digits are not used, and what people type instead is understood.
/// </summary>
internal static class DiplomaNumber
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Part = 4;
    private const int Year = 4;

    // What looks alike in print: Cyrillic letters, and letters taken for digits.
    private const string Mistaken = "ОOIІLАВЕЗКМНРСТХУ";
    private const string Meant = "00111ABE3KMHPCTXY";

    public static string New(int year)
    {
        var letters = RandomNumberGenerator.GetString(Alphabet, 2 * Part);
        return FormattableString.Invariant($"{year}-{letters[..Part]}-{letters[Part..]}");
    }

    /// <summary>The number as it is kept, whatever dashes, spaces and look-alikes it was typed with; null when it cannot be one.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > Results.Award.MostDiploma)
            return null;
        var plain = string.Concat(typed.ToUpperInvariant().Where(c => char.IsLetterOrDigit(c)).Select(c => Mistaken.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? Meant[i] : c));
        return plain.Length == Year + 2 * Part && plain.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) && plain[..Year].All(char.IsAsciiDigit)
            ? $"{plain[..Year]}-{plain[Year..(Year + Part)]}-{plain[(Year + Part)..]}" : null;
    }
}
