namespace Hub.SharedKernel.Territories;

/// <summary>Codes of organisations in the Unified State Register of Enterprises and Organisations of Ukraine (ЄДРПОУ): eight digits, the last a check digit.</summary>
public static class Edrpou
{
    private const int Length = 8;
    private const int RangeStart = 30_000_000;
    private const int RangeEnd = 60_000_000;
    private static readonly int[] Outside = [1, 2, 3, 4, 5, 6, 7];
    private static readonly int[] Inside = [7, 1, 2, 3, 4, 5, 6];

    /// <summary>
    /// Whether the text is eight digits whose last agrees with the others: the first seven weighed by 1…7 (by 7, 1…6 for codes from 30 000 000 to 60 000 000),
    /// summed, modulo 11; a remainder of 10 is weighed again with every weight 2 higher, and 10 again counts as 0.
    /// </summary>
    /// <param name="code">A code as stored, digits only.</param>
    public static bool IsValid(string? code) =>
        code is { Length: Length }
        && code.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0
        && code.AsSpan().IndexOfAnyExcept('0') >= 0
        && CheckDigit(code) == code[^1] - '0';

    /// <summary>A code as people type it, in the form it is stored: without spaces, zeros in front put back when seven or fewer digits are left of it.</summary>
    /// <param name="typed">What was typed; null is an empty text.</param>
    public static string Normalise(string? typed)
    {
        var digits = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c)));
        return digits.Length is > 4 and < Length && digits.All(char.IsAsciiDigit) ? digits.PadLeft(Length, '0') : digits;
    }

    private static int CheckDigit(string code)
    {
        var number = int.Parse(code, System.Globalization.CultureInfo.InvariantCulture);
        var weights = number is >= RangeStart and <= RangeEnd ? Inside : Outside;
        var remainder = Weigh(code, weights, 0) % 11;
        if (remainder == 10) remainder = Weigh(code, weights, 2) % 11;
        return remainder == 10 ? 0 : remainder;
    }

    private static int Weigh(string code, int[] weights, int more)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++) sum += (code[i] - '0') * (weights[i] + more);
        return sum;
    }
}
