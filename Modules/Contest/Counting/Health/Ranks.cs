namespace Hub.Contest.Counting.Health;

/// <summary>Places of plain numbers.</summary>
internal static class Ranks
{
    /// <summary>Competition ranks, the greatest first: equal values share a place and the next places stay empty, 1-2-3-3-5.</summary>
    public static IReadOnlyList<int> Competition(IReadOnlyList<double> values) => [.. values.Select(v => 1 + values.Count(other => other > v))];

    /// <summary>Middle ranks, the greatest first: equal values share the middle of their places, so that n ranks always sum to n(n+1)/2.</summary>
    public static double[] Middle(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderByDescending(i => values[i]).ToArray();
        var ranks = new double[values.Count];
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && values[order[end]].Equals(values[order[start]]))
                end++;
            for (var i = start; i < end; i++)
                ranks[order[i]] = (start + 1 + end) / 2.0;
            start = end;
        }
        return ranks;
    }
}
