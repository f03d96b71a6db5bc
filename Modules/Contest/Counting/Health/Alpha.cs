namespace Hub.Contest.Counting.Health;

/// <summary>How far apart two values are.</summary>
internal enum Metric { Nominal, Ordinal, Interval }

/// <summary>Krippendorff's α: 1 when raters agree on everything, 0 when they agree no better than chance. Gaps are allowed.</summary>
/// <remarks>K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011.</remarks>
internal static class Alpha
{
    public static Figure Of(Ratings ratings, Metric metric)
    {
        var units = ratings.Cells.GroupBy(c => c.Unit, c => c.Value).Select(g => g.ToArray()).Where(values => values.Length > 1).ToList();
        var all = units.SelectMany(u => u).ToList();
        if (all.Count == 0)
            return Figure.None("Count.Health.NoPairs");
        if (all.Min().Equals(all.Max()))
            return Figure.None("Count.Health.NoVariation");
        var distance = Distances(all, metric);
        var expected = distance(all) / (all.Count - 1);
        return new(1 - (units.Sum(u => distance(u) / (u.Length - 1)) / expected));
    }

    /// <summary>A function that sums the squared differences of all ordered pairs of a list.</summary>
    private static Func<IReadOnlyList<double>, double> Distances(List<double> all, Metric metric)
    {
        if (metric == Metric.Interval)
        {
            // About the mean, so that no digits are lost in the difference of two large sums.
            var mean = all.Average();
            return values => Squares(values, v => v - mean);
        }
        if (metric == Metric.Nominal)
            return values => ((double)values.Count * values.Count) - values.GroupBy(v => v).Sum(g => (double)g.Count() * g.Count());
        // Ranks: the distance between two values is how many values lie between them, the ends by half.
        var (ranks, below) = (new Dictionary<double, double>(), 0);
        foreach (var group in all.GroupBy(v => v).OrderBy(g => g.Key))
        {
            ranks[group.Key] = below + (group.Count() / 2.0);
            below += group.Count();
        }
        return values => Squares(values, v => ranks[v]);
    }

    // Σ over pairs (x−y)² = 2·(n·Σx² − (Σx)²)
    private static double Squares(IReadOnlyList<double> values, Func<double, double> of)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < values.Count; i++)
        {
            var value = of(values[i]);
            (sum, squares) = (sum + value, squares + (value * value));
        }
        return Math.Max(0, 2 * ((values.Count * squares) - (sum * sum)));
    }
}
