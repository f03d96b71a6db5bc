using Hub.Discovery.Indexing;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Microsoft.Extensions.Localization;

namespace Hub.Discovery.Searching;

/// <summary>Names of facets' values in the reader's language.</summary>
internal sealed class FacetNames(ModuleNames names, SearchIndex index, IStringLocalizer<Texts> texts)
{
    public string Of(Facet facet, string value) => facet switch
    {
        Facet.Module => names.Module(Language.Current, value),
        Facet.Kind => Kind(value),
        Facet.Topic => names.Topic(Language.Current, value) ?? value,
        Facet.Organisation => Told(Facet.Organisation, value) ?? value,
        Facet.Region => Regions.ByIso(value)?.ShortName(Language.Of(Language.Current)) ?? value,
        Facet.Language => value is "uk" or "en" ? texts["Language." + value] : value,
        Facet.Place => Place(value) ?? value,
        _ => value,
    };

    /// <summary>What a place is called: a region and a district by their codes, what is smaller as an item told it; null when nobody did.</summary>
    public string? Place(string code) => code.Length switch
    {
        < 6 => Regions.ByKatottg(code.PadRight(Katottg.Length, '0')) is { } region ? Capital(region.Name(Language.Of(Language.Current))) : null,
        6 => Districts.ByKatottg(code)?.Name(Language.Of(Language.Current)) ?? Told(Facet.Place, code),
        _ => Told(Facet.Place, code),
    };

    // «місто Київ» stands here by itself.
    private static string Capital(string name) => char.ToUpper(name[0], Language.Uk) + name[1..];

    private string? Told(Facet facet, string value) => index.Numbers.Name(facet, value)?.In(Language.Of(Language.Current)).Text;

    private string Kind(string value)
    {
        var dot = value.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? value : names.Kind(Language.Current, value[..dot], value[(dot + 1)..]) ?? value[(dot + 1)..];
    }
}
