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

    /// <param name="sheet">The nomination's ballots.</param>
    /// <param name="entry">Number of the entry.</param>
    /// <param name="without">Number of a ballot to do without; -1 for none.</param>
    public static Scored Of(Sheet sheet, int entry, int without = -1)
    {
        var (first, end) = (sheet.FirstOfEntry[entry], sheet.FirstOfEntry[entry + 1]);
        Span<long> scores = end - first <= 256 ? stackalloc long[end - first] : new long[end - first];
        var middles = new Middle[sheet.Criteria];
        var fewest = int.MaxValue;
        for (var c = 0; c < middles.Length; c++)
        {
            var count = 0;
            for (var b = first; b < end; b++)
                if (b != without && sheet.Counting[(b * middles.Length) + c] is not Sheet.Missing and var score)
                    scores[count++] = score;
            scores[..count].Sort();
            middles[c] = Middle.Of(scores[..count], sheet.Rules);
            fewest = Math.Min(fewest, count);
        }
        return new() { Entry = entry, Middles = middles, Ballots = fewest, Score = fewest == 0 ? null : Total(sheet, middles) };
    }

    private static Exact Total(Sheet sheet, Middle[] middles)
    {
        var rules = sheet.Rules;
        if (rules.Rounding == RoundingStage.Criterion)
            return OfRounded(sheet, middles);
        var common = (BigInteger)middles[0].Count;
        foreach (var middle in middles)
            common *= middle.Count / BigInteger.GreatestCommonDivisor(common, middle.Count);
        BigInteger sum = 0;
        // Averages over equally many scores are added up as plain numbers first: mostly that is all of them.
        for (var c = 0; c < middles.Length;)
        {
            var (count, part) = (middles[c].Count, (Int128)0);
            for (; c < middles.Length && middles[c].Count == count; c++)
                part += (Int128)sheet.Weights[c] * middles[c].Sum;
            sum += part * (common / count);
        }
        var score = new Exact(sum, common * sheet.UnitsInOne * (100 * Units.One));
        return rules.Rounding == RoundingStage.Score ? score.Rounded(rules.Digits, rules.Midpoint) : score;
    }

    private static Exact OfRounded(Sheet sheet, Middle[] middles)
    {
        var power = BigInteger.Pow(10, sheet.Rules.Digits);
        BigInteger sum = 0;
        for (var c = 0; c < middles.Length; c++)
            sum += sheet.Weights[c] * Exact.Whole(middles[c].Sum * power, (BigInteger)middles[c].Count * sheet.UnitsInOne, sheet.Rules.Midpoint);
        return new(sum, power * (100 * Units.One));
    }
}
