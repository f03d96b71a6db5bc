using System.Numerics;

namespace Hub.Contest.Counting;

/// <summary>The average of a criterion's counting scores, as a sum and the number of scores it is divided by; no scores give no average.</summary>
internal readonly record struct Middle(long Sum, int Count)
{
    /// <param name="sorted">Counting scores, the lowest first.</param>
    /// <param name="rules">Mean or median, trimmed or not.</param>
    public static Middle Of(ReadOnlySpan<long> sorted, CountingRules rules)
    {
        if (IsTrimmed(sorted.Length, rules))
            sorted = sorted[1..^1];
        if (sorted.IsEmpty)
            return default;
        if (rules.Average == Average.Median)
            return sorted.Length % 2 == 1 ? new(sorted[sorted.Length / 2], 1) : new(sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2], 2);
        var sum = 0L;
        foreach (var score in sorted)
            sum += score;
        return new(sum, sorted.Length);
    }

    public static bool IsTrimmed(int scores, CountingRules rules) => scores >= rules.TrimFrom;

    /// <summary>The average itself, rounded where the rules round criteria.</summary>
    public Exact Value(Sheet sheet) => sheet.Rules.Rounding == RoundingStage.Criterion ? new(Rounded(sheet), Units.Power(sheet.Rules.Digits))
        : new(Sum, (BigInteger)Count * sheet.UnitsInOne);

    /// <summary>The average in units of the last digit that the rules keep.</summary>
    public long Rounded(Sheet sheet) => (long)Units.Nearest((Int128)Sum * Units.Power(sheet.Rules.Digits), (Int128)Count * sheet.UnitsInOne, sheet.Rules.Midpoint);

    /// <summary>Which average is greater, as the rules see it: long numbers are not needed for that.</summary>
    public int CompareTo(Middle other, Sheet sheet) =>
        sheet.Rules.Rounding == RoundingStage.Criterion ? Rounded(sheet).CompareTo(other.Rounded(sheet)) : ((Int128)Sum * other.Count).CompareTo((Int128)other.Sum * Count);
}
