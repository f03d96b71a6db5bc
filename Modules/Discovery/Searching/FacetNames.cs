using Hub.Discovery.Indexing;
using Hub.SharedKernel;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;

namespace Hub.Discovery.Searching;

/// <summary>Names of facets' values in the reader's language, asked from the modules' own texts: Discovery knows none of the modules.</summary>
internal sealed class FacetNames(IEnumerable<HubModule> modules, ModuleTexts texts, SearchIndex index)
{
    private readonly Dictionary<string, HubModule> byName = modules.ToDictionary(m => m.Name, StringComparer.OrdinalIgnoreCase);

    public string Of(Facet facet, string value) => facet switch
    {
        Facet.Module => Module(value),
        Facet.Kind => Kind(value),
        Facet.Topic => Topic(value),
        Facet.Organisation => index.Numbers.Name(Facet.Organisation, value) ?? value,
        Facet.Region => Regions.ByIso(value)?.ShortName(Language.Of(Language.Current)) ?? value,
        Facet.Language => texts.In(Language.Current, "Discovery", "Language." + value) is var name && name.StartsWith("Language.", StringComparison.Ordinal) ? value : name,
        _ => value,
    };

    // A module is called as its entry in the main menu.
    private string Module(string name) =>
        byName.TryGetValue(name, out var module) && module.Menu.FirstOrDefault(m => m.Place == NavPlace.Main) is { } entry
            ? texts.In(Language.Current, module.Name, entry.TextKey)
            : name;

    private string Kind(string value)
    {
        var dot = value.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? value : In(value[..dot], "Kind." + value[(dot + 1)..]) ?? value[(dot + 1)..];
    }

    private string Topic(string key) => byName.Keys.Select(module => In(module, "Topic." + key)).FirstOrDefault(name => name is not null) ?? key;

    private string? In(string module, string key) => texts.In(Language.Current, module, key) is var text && text != key ? text : null;
}
