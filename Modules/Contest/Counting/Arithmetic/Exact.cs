using System.Globalization;
using System.Numerics;

namespace Hub.Contest.Counting;

/// <summary>A fraction of whole numbers: what is published must not hang on how a processor keeps 0.1, nor a tie on the order of adding.</summary>
internal readonly struct Exact : IEquatable<Exact>, IComparable<Exact>
{
    // A difference greater than this share is beyond what rounding to double can hide, so most comparisons need no long numbers.
    private const double Certain = 1e-12;

    private readonly BigInteger denominator;
    private readonly double near;

    public Exact(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.Sign <= 0)
            throw new ArgumentOutOfRangeException(nameof(denominator));
        (Numerator, this.denominator) = (numerator, denominator);
        near = Near(numerator) / Near(denominator);
    }

    public BigInteger Numerator { get; }

    // The default of the struct is zero.
    public BigInteger Denominator => denominator.IsZero ? BigInteger.One : denominator;

    public static bool operator ==(Exact a, Exact b) => a.Equals(b);

    public static bool operator !=(Exact a, Exact b) => !a.Equals(b);

    public static Exact operator +(Exact a, Exact b) => new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <summary>The same value with the smallest denominator.</summary>
    public Exact Reduced()
    {
        var common = BigInteger.GreatestCommonDivisor(Numerator, Denominator);
        return new(Numerator / common, Denominator / common);
    }

    /// <summary>The nearest number with so many digits after the point.</summary>
    public Exact Rounded(int digits, Midpoint midpoint)
    {
        var power = BigInteger.Pow(10, digits);
        return new(Whole(Numerator * power, Denominator, midpoint), power);
    }

    /// <summary>The nearest whole number of a fraction.</summary>
    public static BigInteger Whole(BigInteger numerator, BigInteger denominator, Midpoint midpoint)
    {
        var whole = BigInteger.DivRem(BigInteger.Abs(numerator), denominator, out var rest);
        var half = (rest * 2).CompareTo(denominator);
        if (half > 0 || (half == 0 && (midpoint == Midpoint.AwayFromZero || !whole.IsEven)))
            whole++;
        return numerator.Sign < 0 ? -whole : whole;
    }

    /// <summary>Written with exactly so many digits after the point, half away from zero.</summary>
    public string ToText(int digits)
    {
        var units = Whole(Numerator * BigInteger.Pow(10, digits), Denominator, Midpoint.AwayFromZero);
        var text = BigInteger.Abs(units).ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        return (units.Sign < 0 ? "-" : "") + text[..^digits] + (digits == 0 ? "" : "." + text[^digits..]);
    }

    /// <summary>The value itself: a whole number, or numerator÷denominator. A slash would make a spreadsheet think of a date.</summary>
    public override string ToString()
    {
        var least = Reduced();
        var numerator = least.Numerator.ToString(CultureInfo.InvariantCulture);
        return least.Denominator.IsOne ? numerator : numerator + "÷" + least.Denominator.ToString(CultureInfo.InvariantCulture);
    }

    public double ToDouble() => near;

    public int CompareTo(Exact other)
    {
        var apart = near - other.near;
        return Math.Abs(apart) > Certain * (Math.Abs(near) + Math.Abs(other.near)) ? Math.Sign(apart)
            : Denominator == other.Denominator ? Numerator.CompareTo(other.Numerator) : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
    }

    public bool Equals(Exact other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is Exact other && Equals(other);

    public override int GetHashCode()
    {
        var least = Reduced();
        return HashCode.Combine(least.Numerator, least.Denominator);
    }

    private static double Near(BigInteger number) => (double)number;
}
