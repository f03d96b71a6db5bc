using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Mail;

/// <summary>What to do when mails come back: prove that the mailbox works, or take another.</summary>
[Authorize, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class MendPage(ReturnedMail returned, AskToConfirmAgain ask, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    public string? Address { get; private set; }

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await ask.Run(user.RequiredId, cancel);
        Done = texts["Mend.Sent"];
        return RedirectToPage();
    }

    public override async Task Load(CancellationToken cancel) => Address = await returned.Address(cancel);
}
