using Hub.SharedKernel;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Notices;

/// <summary>Asks before unsubscribing: opening a link never does it, because programs open links by themselves.</summary>
[AllowAnonymous]
internal sealed class UnsubscribePage(Unsubscribe unsubscribe, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Key { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!await unsubscribe.Run(Key, cancel))
            throw new RuleViolation("Unsubscribe.LinkWrong");
        Done = texts["Unsubscribe.Done"];
        return RedirectToPage(new { key = Key });
    }
}
