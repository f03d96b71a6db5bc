using Hub.SharedKernel;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hub.Discovery.Saved;

/// <summary>Asks before the mails of a saved search end: opening a link never does it, because programs open links by themselves.</summary>
[AllowAnonymous]
internal sealed class StopPage(PauseSavedQuery pause, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Key { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var stopped = await pause.RunByKey(Key, cancel) ?? throw new RuleViolation("Stop.LinkWrong");
        Done = texts["Stop.Done", stopped.Name];
        return RedirectToPage(new { key = Key });
    }
}
