namespace Hub.Contest.Counting.Health;

/// <summary>Kendall's W: 1 when all judges rank alike, 0 when their rankings cancel out.</summary>
/// <remarks>M. G. Kendall, Rank Correlation Methods, 1948, with the correction for tied ranks.</remarks>
internal static class KendallW
{
    /// <summary>From the sums of ranks of untied rankings: 12·S ÷ (m²(n³−n)).</summary>
    public static double OfRankSums(IReadOnlyList<double> sums, int judges) => Of(sums, judges, 0);

    /// <summary>On the units that every rater rated.</summary>
    public static Figure Of(Ratings ratings)
    {
        var full = ratings.Cells.GroupBy(c => c.Unit).Where(g => g.Count() == ratings.Raters).ToList();
        if (ratings.Raters < 2 || full.Count < 2)
            return Figure.None("Count.Health.NoCommonEntries", ratings.Raters, full.Count);
        var (sums, ties) = (new double[full.Count], 0.0);
        foreach (var rater in Enumerable.Range(0, ratings.Raters))
        {
            var values = full.ConvertAll(g => g.First(c => c.Rater == rater).Value);
            var ranks = Ranks.Middle(values);
            for (var i = 0; i < ranks.Length; i++)
                sums[i] += ranks[i];
            ties += values.GroupBy(v => v).Sum(g => Cube(g.Count()));
        }
        if (ties >= ratings.Raters * Cube(full.Count))
            return Figure.None("Count.Health.NoVariation");
        var w = Of(sums, ratings.Raters, ties);
        return full.Count == ratings.Units ? new(w) : new(w, "Count.Health.OnCommonEntries", full.Count, ratings.Units);
    }

    private static double Of(IReadOnlyList<double> sums, int judges, double ties)
    {
        var mean = sums.Average();
        var deviation = sums.Sum(s => (s - mean) * (s - mean));
        return 12 * deviation / (((double)judges * judges * Cube(sums.Count)) - (judges * ties));
    }

    private static double Cube(double count) => (count * count * count) - count;
}
