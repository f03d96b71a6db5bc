using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Acting;

/// <summary>The banner's button leads here: the administrator is themself again.</summary>
[Authorize]
internal sealed class EndPage(EndActing end, ActingCookie cookie, IStringLocalizer<Texts> texts) : HubPage
{
    public void OnGet() { }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (ActingMiddleware.RunningIn(HttpContext) is { } acting)
            await end.Run(acting, cancel);
        cookie.Clear(HttpContext);
        Done = texts["Acting.WasEnded"];
        return LocalRedirect(Language.Path("/cabinet", Language.Current));
    }
}
