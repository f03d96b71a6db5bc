using Hub.SharedKernel.Text;
using Hub.SharedKernel.Web.Kit;
using Microsoft.Extensions.Localization;

namespace Hub.Discovery.Searching;

/// <summary>Facets with names and in order.</summary>
internal static class FacetsOnPage
{
    private const int MostValues = 40;

    public static IReadOnlyList<FacetOnPage> Of(SearchAnswer answer, SearchQuery query, FacetNames names, IStringLocalizer<Texts> texts) =>
        [.. Facets.Offered.Select(f => new FacetOnPage(Facets.Name(f), texts["Facet." + f], [.. Items(f, answer, query, names)])).Where(f => f.IsTelling), .. Place(query, names, texts)];

    private static IEnumerable<FacetItem> Items(Facet facet, SearchAnswer answer, SearchQuery query, FacetNames names)
    {
        var chosen = query.Of(facet);
        var counted = answer.Facets.GetValueOrDefault(facet) ?? [];
        // A chosen value that has nothing left, or does not exist, must stay removable.
        var items = counted.Select(v => (v.Value, v.Count)).Concat(chosen.Where(c => counted.All(v => v.Value != c)).Select(c => (Value: c, Count: 0)))
            .Select(v => new FacetItem(v.Value, names.Of(facet, v.Value), v.Count, chosen.Contains(v.Value)));
        var ordered = facet switch
        {
            Facet.Year => items.OrderByDescending(i => i.Value, StringComparer.Ordinal),
            Facet.Region => items.OrderBy(i => i.Text, UkrainianOrder.Comparer),
            _ => items.OrderByDescending(i => i.Count).ThenBy(i => i.Text, UkrainianOrder.Comparer),
        };
        var all = ordered.ToList();
        return all.Where((item, at) => at < MostValues || item.Selected);
    }

    /// <summary>A place is not offered, but one that was asked for can be taken off.</summary>
    private static IEnumerable<FacetOnPage> Place(SearchQuery query, FacetNames names, IStringLocalizer<Texts> texts) => query.Of(Facet.Place) is { Count: > 0 } places
        ? [new(Facets.Name(Facet.Place), texts["Facet.Place"], [.. places.Select(p => new FacetItem(p, names.Of(Facet.Place, p), 0, true))])]
        : [];
}
