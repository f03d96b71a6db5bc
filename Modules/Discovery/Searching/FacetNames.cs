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
        Facet.Organisation => index.Numbers.Name(Facet.Organisation, value) ?? value,
        Facet.Region => Regions.ByIso(value)?.ShortName(Language.Of(Language.Current)) ?? value,
        Facet.Language => value is "uk" or "en" ? texts["Language." + value] : value,
        _ => value,
    };

    private string Kind(string value)
    {
        var dot = value.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? value : names.Kind(Language.Current, value[..dot], value[(dot + 1)..]) ?? value[(dot + 1)..];
    }
}
