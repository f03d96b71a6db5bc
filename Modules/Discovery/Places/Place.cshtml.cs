using Hub.Discovery.Searching;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Text;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Hub.Discovery.Places;

/// <summary>A region, district, community or settlement: what lies in it, and everything about it.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.Search)]
internal sealed class PlacePage(Search search, FacetNames names, PublicAddress address, IStringLocalizer<Texts> texts) : AboutPage(search, names, address, texts)
{
    public override Facet Subject => Facet.Place;

    /// <summary>What it lies in, the largest first.</summary>
    public IEnumerable<(string Code, string Name)> Above => Facets.PlacesAbove(Value).Select(code => (code, Called(code)));

    /// <summary>What lies in it: every district of a region, and of communities those somebody wrote about.</summary>
    public IReadOnlyList<(string Code, string Name, int Count)> Inside { get; private set; } = [];

    public string InsideKey => Value.Length switch { 4 => "Place.Districts", 6 => "Place.Communities", _ => "Place.Settlements" };

    public override IEnumerable<RegionValue> Map => RegionMap.Of(Answer, Sentences);

    public async Task<IActionResult> OnGet(string code, CancellationToken cancel)
    {
        if (Facets.PlaceTyped(code) is not { } place)
            return NotFound();
        if (place != code)
            return LocalRedirectPermanent(Language.Path(About.Path(Facet.Place, place), Language.Current));
        var answer = await Show(place, Names.Place(place), cancel);
        Inside = [.. Counted().OrderBy(one => one.Name, UkrainianOrder.Comparer)];
        return answer;
    }

    private IEnumerable<(string Code, string Name, int Count)> Counted()
    {
        var counts = (Answer.Facets.GetValueOrDefault(Facet.Place) ?? []).Where(v => v.Value.StartsWith(Value, StringComparison.Ordinal)).ToDictionary(v => v.Value, v => v.Count);
        var known = Value.Length == 4 ? Districts.All.Where(d => d.Code.StartsWith(Value, StringComparison.Ordinal)).Select(d => d.Code) : [];
        return counts.Keys.Where(code => Facets.PlacesAbove(code).LastOrDefault() == Value).Union(known)
            .Select(code => (code, Called(code), counts.GetValueOrDefault(code)));
    }

    private string Called(string code) => Names.Place(code) ?? Sentences["Place.Unnamed", code];
}
