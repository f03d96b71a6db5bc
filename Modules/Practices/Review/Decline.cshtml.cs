using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Review;

[RequirePermission(PracticesModule.Advise, Somewhere = true)]
internal sealed class DeclineModel(DeclineAdvice decline, PracticesDb db, ICurrentUser expert, IStringLocalizer<Texts> texts) : HubPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public string Title { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await db.InvitationOf(Id, expert, cancel) is not var (invitation, _))
            return NotFound();
        await Load(cancel);
        return invitation.IsOpen ? Page() : RedirectToPage("Advise", new { Id });
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await decline.Run(Id, Reason, cancel))
            return NotFound();
        Done = texts["Advice.DeclinedDone"];
        return RedirectToPage("Advice", new { id = (Guid?)null });
    }

    public override async Task Load(CancellationToken cancel)
    {
        var found = await db.InvitationOf(Id, expert, cancel);
        (NothingHere, Title) = (found is null, found?.Case.Version.TitleUk ?? "");
    }
}
