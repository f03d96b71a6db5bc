using System.ComponentModel.DataAnnotations;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Personal;

/// <summary>Says what goes and what stays, and begins the days of grace; during them, offers to undo it.</summary>
[Authorize, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class DeletePage(
    CabinetDb db, AskRemoval ask, UndoRemoval undo, RecentSignIn recent, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty]
    public Typed Input { get; set; } = new();

    public Removal? Removal { get; private set; }

    public bool AsksForPassword { get; private set; }

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await ask.Run(user.RequiredId, Input.Password, cancel);
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
        AsksForPassword = !recent.Is(await db.People.Where(p => p.Id == me).Select(p => p.LastSignInAt).SingleOrDefaultAsync(cancel));
    }

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [StringLength(1000, ErrorMessage = "TooLong"), Display(Name = "Field.CurrentPassword")]
        public string? Password { get; set; }
    }
}
