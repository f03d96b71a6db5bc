namespace Hub.SharedKernel.Text;

/// <summary>A share with the interval it is known to.</summary>
/// <param name="Successes">Answers that count as success.</param>
/// <param name="Total">All answers.</param>
/// <param name="Low">Lower bound of the 95 % interval, 0–1.</param>
/// <param name="High">Upper bound of the 95 % interval, 0–1.</param>
public sealed record WilsonInterval(int Successes, int Total, double Low, double High)
{
    /// <summary>The share of successes, 0–1; null when nobody answered.</summary>
    public double? Share => Total == 0 ? null : (double)Successes / Total;
}

/// <summary>
/// The Wilson score interval of a share, honest also for few answers.
/// Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference,
/// Journal of the American Statistical Association 22 (1927) 209–212; without continuity correction.
/// </summary>
public static class Wilson
{
    /// <summary>The quantile of the standard normal distribution that leaves 2.5 % on each side.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>
    /// The two-sided 95 % interval: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n), where p is the share, n the number of answers.
    /// Without answers nothing is known: 0 to 1.
    /// </summary>
    /// <param name="successes">Answers that count as success, 0 to <paramref name="total"/>.</param>
    /// <param name="total">All answers, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than no answers, or more successes than answers.</exception>
    public static WilsonInterval Interval(int successes, int total)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, total);
        if (total == 0) return new WilsonInterval(0, 0, 0, 1);

        double n = total;
        var p = successes / n;
        var z2 = Z95 * Z95;
        var middle = p + z2 / (2 * n);
        var half = Z95 * Math.Sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        var scale = 1 + z2 / n;
        // At the ends the bound is exactly 0 or 1; floating point would miss it by a hair.
        var low = successes == 0 ? 0 : (middle - half) / scale;
        var high = successes == total ? 1 : (middle + half) / scale;
        return new WilsonInterval(successes, total, low, high);
    }
}
