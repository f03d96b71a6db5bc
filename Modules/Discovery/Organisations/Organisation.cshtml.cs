using Hub.Discovery.Places;
using Hub.Discovery.Searching;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Hub.Discovery.Organisations;

/// <summary>Everything the modules have from one organisation.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.Search)]
internal sealed class OrganisationPage(Search search, FacetNames names, PublicAddress address, IStringLocalizer<Texts> texts) : AboutPage(search, names, address, texts)
{
    public override Facet Subject => Facet.Organisation;

    public Task<IActionResult> OnGet(string key, CancellationToken cancel) => Show(key, null, cancel);
}
