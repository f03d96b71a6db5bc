using Hub.Discovery.Searching;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Hub.Discovery.Places;

/// <summary>Ukraine by regions: where the items of the portal come from.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.Search)]
internal sealed class PlacesPage(Search search, IStringLocalizer<Texts> texts) : HubPage
{
    public IReadOnlyList<RegionValue> Map { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel)
    {
        Map = [.. RegionMap.Of(await search.RunCounting(SearchQuery.Everything, 0, 0, [Facet.Place], cancel), texts)];
        HttpContext.KeepBriefly();
    }
}
