using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Register;

/// <summary>Where the mailed link leads. A button confirms, because programs that check mails for harm open links by themselves.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class ConfirmPage(ConfirmEmail confirm, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await confirm.Run(Person, Code, cancel);
        Done = texts["Confirm.Done"];
        return LocalRedirect(Language.Path("/cabinet/signin", Language.Current));
    }
}
