using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Email;

/// <summary>Where the link from the new mailbox leads. A button does it, because programs that check mails for harm open links by themselves.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class ConfirmPage(ConfirmEmailChange change, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await change.Run(Id, Code, cancel);
        Done = texts["Email.ConfirmDone"];
        return LocalRedirect(Language.Path("/cabinet/signin", Language.Current));
    }
}
