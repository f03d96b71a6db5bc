using Hub.Cabinet.Outside;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Cabinet.SignIn;

/// <summary>Sends the browser to a provider. Reached by a link: a form may not lead to another site.</summary>
[AllowAnonymous]
internal sealed class WithPage(OutsideProviders providers, OutsideDoor door) : HubPage
{
    public async Task<IActionResult> OnGet(string provider, string? returnUrl, bool prove)
    {
        if (providers.Find(provider) is not { } found)
            return NotFound();
        return await door.Leave(found, returnUrl, prove && User.Identity is { IsAuthenticated: true })
            ? new EmptyResult()
            : RedirectToPage("/Outside/Index", new { problem = OutsideProblem.Down });
    }
}
