namespace Hub.SharedKernel.Web.Kit.Figures;

/// <summary>Puts values into at most four classes of about equal size (quantiles); zero is a class of its own.</summary>
internal sealed class MapClasses
{
    private const int Most = 4;

    private readonly List<List<double>> classes;

    public MapClasses(IEnumerable<double> values)
    {
        var all = values.ToList();
        HasZero = all.Exists(value => value <= 0);
        classes = Split([.. all.Where(value => value > 0).Order()]);
    }

    public bool HasZero { get; }

    /// <summary>For each class its number from 1 (the palest) and its least and greatest value.</summary>
    public IEnumerable<(int Shade, double Low, double High)> Ranges =>
        classes.Select((members, i) => (Shade(i), members[0], members[^1]));

    public int Of(double value) => value <= 0 ? 0 : Shade(classes.FindIndex(members => value <= members[^1]));

    // The darkest shade always stands for the greatest values, however few classes there are.
    private int Shade(int index) => Most - classes.Count + index + 1;

    // Equal values never fall into two classes.
    private static List<List<double>> Split(List<double> sorted)
    {
        var count = Math.Min(Most, sorted.Distinct().Count());
        var result = new List<List<double>>();
        foreach (var (index, value) in sorted.Index())
        {
            var due = index * count / sorted.Count;
            if (result.Count == 0 || (value > result[^1][^1] && due >= result.Count)) result.Add([]);
            result[^1].Add(value);
        }

        return result;
    }
}
