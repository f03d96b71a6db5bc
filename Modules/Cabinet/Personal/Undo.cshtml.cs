using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Personal;

/// <summary>Where the mailed link leads. A button undoes it, because programs that check mails open links by themselves.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class UndoPage(UndoRemoval undo, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Key { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await undo.Run(Key, cancel);
        Done = texts["Removal.Undone"];
        return LocalRedirect(Language.Path("/cabinet/signin", Language.Current));
    }
}
