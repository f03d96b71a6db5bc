namespace Hub.Contest.Counting.Health;

/// <summary>Places of plain numbers.</summary>
internal static class Ranks
{
    /// <summary>Competition ranks, the greatest first: equal values share a place and the next places stay empty, 1-2-3-3-5.</summary>
    public static IReadOnlyList<int> Competition(IReadOnlyList<double> values) => [.. values.Select(v => 1 + values.Count(other => other > v))];

    /// <summary>Middle ranks, the greatest first: equal values share the middle of their places, so that n ranks always sum to n(n+1)/2.</summary>
    public static double[] Middle(IReadOnlyList<double> values) => Middle(values, out _);

    /// <param name="values">Plain numbers.</param>
    /// <param name="ties">Σ t³ − t over the groups of t equal values.</param>
    public static double[] Middle(IReadOnlyList<double> values, out double ties)
    {
        var (sorted, order, ranks) = (values.ToArray(), Enumerable.Range(0, values.Count).ToArray(), new double[values.Count]);
        Array.Sort(sorted, order);
        ties = 0;
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && sorted[end].Equals(sorted[start]))
                end++;
            for (var i = start; i < end; i++)
                ranks[order[i]] = order.Length - ((start + end - 1) / 2.0);
            ties += Cube(end - start);
            start = end;
        }
        return ranks;
    }

    public static double Cube(double count) => (count * count * count) - count;
}
