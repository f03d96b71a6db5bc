using System.Numerics;

namespace Hub.Contest.Counting;

/// <summary>An entry with its averages and its score: Σ weight × average.</summary>
internal sealed record Scored
{
    /// <summary>Number of the entry in its sheet.</summary>
    public required int Entry { get; init; }

    public required Middle[] Middles { get; init; }

    /// <summary>Counting scores of the criterion that has fewest.</summary>
    public required int Ballots { get; init; }

    /// <summary>The score that places the entry; null when a criterion has no score.</summary>
    public required Exact? Score { get; init; }

    public static Scored Of(Sheet sheet, int entry)
    {
        var columns = Columns(sheet, entry);
        return Of(sheet, entry, Array.ConvertAll(columns, c => Middle.Of(c, sheet.Rules)), columns.Min(c => c.Length));
    }

    /// <summary>The entry without each of its ballots in turn: its scores are sorted but once.</summary>
    public static IEnumerable<Scored> WithoutEach(Sheet sheet, int entry)
    {
        var columns = Columns(sheet, entry);
        var left = new long[columns.Max(c => c.Length)];
        for (var ballot = sheet.FirstOfEntry[entry]; ballot < sheet.FirstOfEntry[entry + 1]; ballot++)
        {
            var (middles, fewest) = (new Middle[columns.Length], int.MaxValue);
            for (var c = 0; c < columns.Length; c++)
            {
                var rest = Without(columns[c], sheet.Counting[(ballot * columns.Length) + c], left);
                middles[c] = Middle.Of(rest, sheet.Rules);
                fewest = Math.Min(fewest, rest.Length);
            }
            yield return Of(sheet, entry, middles, fewest);
        }
    }

    private static Scored Of(Sheet sheet, int entry, Middle[] middles, int ballots) =>
        new() { Entry = entry, Middles = middles, Ballots = ballots, Score = ballots == 0 ? null : Total(sheet, middles) };

    /// <summary>Counting scores of each criterion, the lowest first.</summary>
    private static long[][] Columns(Sheet sheet, int entry)
    {
        var columns = new long[sheet.Criteria][];
        var scores = new long[sheet.FirstOfEntry[entry + 1] - sheet.FirstOfEntry[entry]];
        for (var c = 0; c < columns.Length; c++)
        {
            var count = 0;
            for (var b = sheet.FirstOfEntry[entry]; b < sheet.FirstOfEntry[entry + 1]; b++)
                if (sheet.Counting[(b * columns.Length) + c] is not Sheet.Missing and var score)
                    scores[count++] = score;
            columns[c] = scores[..count];
            Array.Sort(columns[c]);
        }
        return columns;
    }

    private static ReadOnlySpan<long> Without(long[] sorted, long score, long[] left)
    {
        if (score == Sheet.Missing)
            return sorted;
        var at = Array.IndexOf(sorted, score);
        sorted.AsSpan(0, at).CopyTo(left);
        sorted.AsSpan(at + 1).CopyTo(left.AsSpan(at));
        return left.AsSpan(0, sorted.Length - 1);
    }

    private static Exact Total(Sheet sheet, Middle[] middles)
    {
        var (rules, sum) = (sheet.Rules, (Int128)0);
        if (rules.Rounding == RoundingStage.Criterion)
        {
            for (var c = 0; c < middles.Length; c++)
                sum += (Int128)sheet.Weights[c] * middles[c].Rounded(sheet);
            return new(sum, (Int128)Units.Power(rules.Digits) * Units.Hundred);
        }
        if (!Array.TrueForAll(middles, m => m.Count == middles[0].Count))
            return OfUnlike(sheet, middles);
        // Every criterion has equally many scores, as almost always: the sum has one denominator and needs no long numbers.
        for (var c = 0; c < middles.Length; c++)
            sum += (Int128)sheet.Weights[c] * middles[c].Sum;
        var divisor = (Int128)middles[0].Count * sheet.UnitsInOne * Units.Hundred;
        return rules.Rounding == RoundingStage.None ? new(sum, divisor)
            : new(Units.Nearest(sum * Units.Power(rules.Digits), divisor, rules.Midpoint), Units.Power(rules.Digits));
    }

    private static Exact OfUnlike(Sheet sheet, Middle[] middles)
    {
        var common = middles.Select(m => (BigInteger)m.Count).Aggregate((a, b) => a * b / BigInteger.GreatestCommonDivisor(a, b));
        var sum = middles.Zip(sheet.Weights, (m, weight) => (BigInteger)weight * m.Sum * (common / m.Count)).Aggregate(BigInteger.Add);
        var score = new Exact(sum, common * sheet.UnitsInOne * Units.Hundred);
        return sheet.Rules.Rounding == RoundingStage.Score ? score.Rounded(sheet.Rules.Digits, sheet.Rules.Midpoint) : score;
    }
}
