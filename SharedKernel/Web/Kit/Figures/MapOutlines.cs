using System.Text.Json;

namespace Hub.SharedKernel.Web.Kit.Figures;

/// <summary>The outlines of the regions. Source: map.json, drawn from MapSVG's map of Ukraine (CC BY 4.0).</summary>
internal sealed record MapOutlines(
    int Width,
    int Height,
    string Author,
    string Source,
    string Licence,
    IReadOnlyDictionary<string, string> Regions,
    IReadOnlyDictionary<string, int[]> Points)
{
    public static readonly MapOutlines Ukraine = Read();

    private static MapOutlines Read()
    {
        using var stream = typeof(MapOutlines).Assembly.GetManifestResourceStream("Hub.SharedKernel.Territories.map.json")
            ?? throw new InvalidOperationException("The map is not built into the kernel: SharedKernel/Territories/map.json is missing.");
        return JsonSerializer.Deserialize<MapOutlines>(stream, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException("SharedKernel/Territories/map.json is empty.");
    }
}
