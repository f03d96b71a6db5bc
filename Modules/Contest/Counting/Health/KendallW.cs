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
        var counts = new int[ratings.Units];
        foreach (var cell in ratings.Cells)
            counts[cell.Unit]++;
        var full = Enumerable.Range(0, ratings.Units).Where(u => counts[u] == ratings.Raters).ToArray();
        if (ratings.Raters < 2 || full.Length < 2)
            return Figure.None("Count.Health.NoCommonEntries", ratings.Raters, full.Length);
        var (sums, ties) = RankSums(ratings, full);
        if (ties >= ratings.Raters * Ranks.Cube(full.Length))
            return Figure.None("Count.Health.NoVariation");
        var w = Of(sums, ratings.Raters, ties);
        return full.Length == ratings.Units ? new(w) : new(w, "Count.Health.OnCommonEntries", full.Length, ratings.Units);
    }

    private static (double[] Sums, double Ties) RankSums(Ratings ratings, int[] units)
    {
        var place = new int?[ratings.Units];
        for (var i = 0; i < units.Length; i++)
            place[units[i]] = i;
        var values = Enumerable.Range(0, ratings.Raters).Select(_ => new double[units.Length]).ToArray();
        foreach (var cell in ratings.Cells)
            if (place[cell.Unit] is { } at)
                values[cell.Rater][at] = cell.Value;
        var (sums, ties) = (new double[units.Length], 0.0);
        foreach (var rater in values)
        {
            var ranks = Ranks.Middle(rater, out var tied);
            for (var i = 0; i < sums.Length; i++)
                sums[i] += ranks[i];
            ties += tied;
        }
        return (sums, ties);
    }

    private static double Of(IReadOnlyList<double> sums, int judges, double ties)
    {
        var mean = sums.Average();
        var deviation = sums.Sum(s => (s - mean) * (s - mean));
        return 12 * deviation / (((double)judges * judges * Ranks.Cube(sums.Count)) - (judges * ties));
    }
}
