using System.Globalization;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Text;
using Hub.SharedKernel.Web.Kit;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Reading;

/// <summary>Names and order of the facets' values.</summary>
internal static class ListFacets
{
    private static readonly Facet[] shown =
    [
        Facet.Group, Facet.Kind, Facet.Region, Facet.Topic, Facet.Grade, Facet.Level, Facet.Year, Facet.Organisation, Facet.Awarded, Facet.Status,
    ];

    public static IReadOnlyList<FacetOnPage> Of(
        IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> counts, PracticeFilter filter, IStringLocalizer<Texts> texts) =>
        [.. from facet in shown
            let list = new FacetOnPage(FacetValues.Name(facet), texts["Facet." + facet], [.. Items(facet, counts[facet], filter, texts)])
            where list.IsTelling || (IsSwitch(facet) && list.Items.Count > 0)
            select list];

    // Their single value is offered alone: awarded or not, outdated or not.
    private static bool IsSwitch(Facet facet) => facet is Facet.Awarded or Facet.Status;

    private static IEnumerable<FacetItem> Items(Facet facet, IReadOnlyList<FacetCount> counts, PracticeFilter filter, IStringLocalizer<Texts> texts)
    {
        var chosen = filter.Of(facet);
        var known = counts.Where(c => c.Count > 0 || chosen.Contains(c.Value)).ToList();
        // A chosen organisation that has nothing left, or does not exist, must stay removable.
        known.AddRange(chosen.Where(v => known.All(k => k.Value != v)).Select(v => new FacetCount(v, null, null, 0)));
        var items = known.Where(c => IsOffered(facet, c.Value, filter, known.Count) || chosen.Contains(c.Value))
            .Select(c => new FacetItem(c.Value, Text(facet, c, texts), c.Count, chosen.Contains(c.Value)));
        return facet switch
        {
            Facet.Organisation => items.OrderByDescending(i => i.Selected).ThenByDescending(i => i.Count).ThenBy(i => i.Text, UkrainianOrder.Comparer).Take(IndexSnapshot.MostOrganisations),
            Facet.Year => items.OrderByDescending(i => i.Value, StringComparer.Ordinal),
            Facet.Region => items.OrderBy(i => i.Text, UkrainianOrder.Comparer),
            Facet.Topic or Facet.Kind => items.OrderByDescending(i => i.Count).ThenBy(i => i.Text, UkrainianOrder.Comparer),
            _ => items,
        };
    }

    private static bool IsOffered(Facet facet, string value, PracticeFilter filter, int known) => facet switch
    {
        Facet.Awarded => value == "yes",
        Facet.Status => known > 1,
        Facet.Kind => filter.Of(Facet.Group) is not { Count: > 0 } groups
            || groups.Any(g => Classification.Kinds[int.Parse(g, CultureInfo.InvariantCulture)].Contains(value)),
        _ => true,
    };

    private static string Text(Facet facet, FacetCount count, IStringLocalizer<Texts> texts) => facet switch
    {
        Facet.Region => Regions.ByIso(count.Value)!.ShortName(CultureInfo.CurrentUICulture),
        Facet.Year => count.Value,
        Facet.Organisation => count.NameUk is null ? count.Value : new Bilingual(count.NameUk, count.NameEn).In(Language.Of(Language.Current)).Text,
        Facet.Awarded => texts["Awarded." + count.Value],
        Facet.Status => texts["Freshness." + count.Value],
        _ => texts[facet + "." + count.Value],
    };
}
