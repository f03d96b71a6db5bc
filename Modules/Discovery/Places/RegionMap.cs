using Hub.Discovery.Searching;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.Extensions.Localization;

namespace Hub.Discovery.Places;

/// <summary>All regions with what the portal has about each, leading to their pages.</summary>
internal static class RegionMap
{
    /// <param name="answer">An answer that counted places.</param>
    /// <param name="texts">Says how many.</param>
    public static IEnumerable<RegionValue> Of(SearchAnswer answer, IStringLocalizer<Texts> texts)
    {
        var counts = (answer.Facets.GetValueOrDefault(Facet.Place) ?? []).ToDictionary(v => v.Value, v => v.Count);
        return from region in Regions.All
               let code = Facets.Place(region.Katottg)
               let count = counts.GetValueOrDefault(code)
               select new RegionValue(region.Iso, count)
               {
                   Href = Language.Path(About.Path(Facet.Place, code), Language.Current),
                   Text = texts.Count("About.Items", count),
               };
    }
}
