using Hub.Cabinet.Sessions;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Personal;

/// <summary>Says what goes and what stays, and begins the days of grace; during them, offers to undo it.</summary>
[Authorize, RequireRecentSignIn, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class DeletePage(
    CabinetDb db, AskRemoval ask, UndoRemoval undo, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    public Removal? Removal { get; private set; }

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await ask.Run(user.RequiredId, cancel);
        return RedirectToPage("/Personal/Goodbye");
    }

    public async Task<IActionResult> OnPostUndo(CancellationToken cancel)
    {
        await undo.RunFor(user.RequiredId, cancel);
        Done = texts["Removal.Undone"];
        return RedirectToPage("/Index");
    }

    public override async Task Load(CancellationToken cancel)
    {
        var me = user.RequiredId;
        Removal = await db.Removals.AsNoTracking().SingleOrDefaultAsync(r => r.PersonId == me, cancel);
    }
}
