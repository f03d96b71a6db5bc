using Hub.SharedKernel.Territories;

namespace Hub.Practices.Reading;

/// <summary>What the public list can be filtered by.</summary>
internal enum Facet
{
    Group,
    Kind,
    Region,
    Level,
    Year,
    Organisation,
    Grade,
    Awarded,
    Status,
    Topic,
}

/// <summary>
/// A facet's values as they stand in the address, numbered: the index keeps only the numbers.
/// Organisations are not a closed list and are numbered by the index itself.
/// </summary>
internal static class FacetValues
{
    /// <summary>Number of a value that is not shown: no region, no year.</summary>
    public const int None = -1;

    public const int FirstYear = 1991;

    public static readonly IReadOnlyList<Facet> All = Enum.GetValues<Facet>();

    private static readonly string[] groups = [.. Classification.Kinds.Keys.Select(k => k.ToString(System.Globalization.CultureInfo.InvariantCulture))];
    private static readonly string[] kinds = [.. Classification.Kinds.Values.SelectMany(k => k)];
    private static readonly string[] regions = [.. Regions.All.Select(r => r.Iso)];
    private static readonly string[] grades = ["A", "B", "C", "D"];
    private static readonly string[] awarded = ["yes", "no"];
    private static readonly string[] statuses = ["current", "outdated"];
    private static readonly string[] years =
        [.. Enumerable.Range(FirstYear, 110).Select(y => y.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    public static IReadOnlyList<string> Of(Facet facet) => facet switch
    {
        Facet.Group => groups,
        Facet.Kind => kinds,
        Facet.Region => regions,
        Facet.Level => (IReadOnlyList<string>)Classification.Levels,
        Facet.Year => years,
        Facet.Grade => grades,
        Facet.Awarded => awarded,
        Facet.Status => statuses,
        Facet.Topic => Classification.Topics,
        _ => [],
    };

    /// <summary>The parameter of the address.</summary>
    public static string Name(Facet facet) => facet.ToString().ToLowerInvariant();

    public static int Number(Facet facet, string? value)
    {
        var values = Of(facet);
        for (var i = 0; i < values.Count; i++)
            if (values[i] == value)
                return i;
        return None;
    }

    public static int Topics(string keys)
    {
        var mask = 0;
        for (var i = 0; i < Classification.Topics.Count; i++)
            if (keys.Contains(' ' + Classification.Topics[i] + ' ', StringComparison.Ordinal))
                mask |= 1 << i;
        return mask;
    }
}
