using System.Collections.Frozen;
using System.Globalization;
using Hub.SharedKernel.Text;

namespace Hub.SharedKernel.Territories;

/// <summary>The 27 regions of Ukraine. Source of codes and names: КАТОТТГ and ISO 3166-2:UA (<c>regions.csv</c>).</summary>
public static class Regions
{
    private static readonly FrozenDictionary<string, Region> ByPrefix = Read().ToFrozenDictionary(r => r.Prefix, StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, Region> Isos = ByPrefix.Values.ToFrozenDictionary(r => r.Iso, StringComparer.Ordinal);
    private static readonly IReadOnlyList<Region> InEnglish = [.. ByPrefix.Values.OrderBy(r => r.ShortEn, StringComparer.Ordinal)];

    /// <summary>All regions in the order of the Ukrainian alphabet by short name.</summary>
    public static IReadOnlyList<Region> All { get; } = [.. ByPrefix.Values.OrderBy(r => r.ShortUk, UkrainianOrder.Comparer)];

    /// <summary>All regions in the alphabetical order of a reader's language.</summary>
    /// <param name="culture">The reader's language.</param>
    public static IReadOnlyList<Region> Ordered(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en" ? InEnglish : All;

    /// <summary>The region that any КАТОТТГ code (of a region, district, community or settlement) lies in; null when the code is not valid.</summary>
    /// <param name="code">A КАТОТТГ code as stored, see <see cref="Territories.Katottg.Normalise"/>.</param>
    public static Region? ByKatottg(string? code) =>
        Territories.Katottg.IsValid(code) ? ByPrefix[code!.Substring(2, 2)] : null;

    /// <summary>The region of an ISO 3166-2 code such as <c>UA-05</c>; null when there is none.</summary>
    /// <param name="iso">The code, capital letters.</param>
    public static Region? ByIso(string? iso) => iso is null ? null : Isos.GetValueOrDefault(iso);

    internal static bool HasPrefix(string digits) => ByPrefix.ContainsKey(digits);

    private static IEnumerable<Region> Read()
    {
        using var stream = typeof(Regions).Assembly.GetManifestResourceStream("Hub.SharedKernel.Territories.regions.csv")
            ?? throw new InvalidOperationException("The table regions.csv is not built into the kernel.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var cells = line.Split(',');
            yield return new Region(cells[0], cells[1], cells[2], cells[3], Short(cells[2]), ShortEnglish(cells[3]));
        }
    }

    private static string Short(string name) => name
        .Replace(" область", "", StringComparison.Ordinal)
        .Replace("місто ", "", StringComparison.Ordinal)
        .Replace("Автономна Республіка", "АР", StringComparison.Ordinal);

    // In English the city of Kyiv and the region around it would share one name.
    private static string ShortEnglish(string name) => name switch
    {
        "Kyiv oblast" => "Kyiv region",
        _ => name
            .Replace(" oblast", "", StringComparison.Ordinal)
            .Replace("City of ", "", StringComparison.Ordinal)
            .Replace("Autonomous Republic of ", "", StringComparison.Ordinal),
    };
}
