using System.Numerics;

namespace Hub.Contest.Counting;

/// <summary>Numbers as whole units, so that adding them is exact and quick.</summary>
internal static class Units
{
    /// <summary>Decimals a score, a weight, a scale or a target may have.</summary>
    public const int Decimals = 4;

    /// <summary>Units in one: scores and weights as they were given.</summary>
    public const long One = 10_000;

    /// <summary>A hundred percent in units of a weight.</summary>
    public const long Hundred = 100 * One;

    /// <summary>Decimals a z-score is rounded to, half away from zero.</summary>
    public const int ZDecimals = 6;

    public const long OneZ = 1_000_000;

    /// <summary>Greatest amount of a scale's end or a target, so that no sum can overflow.</summary>
    public const decimal Most = 1000;

    /// <summary>Whether the number fits the units.</summary>
    public static bool Fit(decimal value) => Math.Abs(value) <= Most && decimal.Round(value, Decimals) == value;

    public static long Of(decimal value) => (long)(value * One);

    /// <summary>The nearest whole number of a fraction that is known to be small; the rules say which way half goes.</summary>
    public static Int128 Nearest(Int128 numerator, Int128 denominator, Midpoint midpoint)
    {
        var (whole, rest) = Int128.DivRem(Int128.Abs(numerator), denominator);
        if (rest * 2 > denominator || (rest * 2 == denominator && (midpoint == Midpoint.AwayFromZero || Int128.IsOddInteger(whole))))
            whole++;
        return numerator < 0 ? -whole : whole;
    }

    /// <summary>Ten to the power of a few digits.</summary>
    public static long Power(int digits)
    {
        var power = 1L;
        for (var digit = 0; digit < digits; digit++)
            power *= 10;
        return power;
    }

    /// <summary>
    /// The z-score of one of a juror's scores in millionths: (n·x − Σx) ÷ √(n·Σx² − (Σx)²), which is (x − mean) ÷ standard deviation
    /// with the deviation over all n scores. Only whole numbers: the same on every machine and in every language.
    /// </summary>
    public static long Z(long score, long count, Int128 sum, Int128 squares)
    {
        BigInteger above = (count * (Int128)score) - sum, below = (count * squares) - (sum * sum);
        // Twice the millionths, downwards; the odd half then goes up.
        var twice = Root((long)(above * above * (4 * OneZ * OneZ) / below));
        var nearest = (twice + 1) / 2;
        return above.Sign < 0 ? -nearest : nearest;
    }

    /// <summary>The whole part of the square root.</summary>
    public static long Root(long number)
    {
        // No z-score of n scores exceeds √n, so the number stays far below 2⁵³ · 2¹⁰ and the first guess is at most one off.
        var root = (long)Math.Sqrt(number);
        while (root * root > number)
            root--;
        while ((root + 1) * (root + 1) <= number)
            root++;
        return root;
    }
}
