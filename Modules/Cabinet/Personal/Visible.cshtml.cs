using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Personal;

/// <summary>What others see of me: switches, and how it looks.</summary>
[Authorize]
internal sealed class VisiblePage(CabinetDb db, ChangeVisible change, PersonCards cards, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty]
    public Typed Input { get; set; } = new();

    public PersonCard? Card { get; private set; }

    public Guid Me => user.RequiredId;

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        await Load(cancel);
        if (Card is null)
            return NotFound();
        Input = await db.People.Where(p => p.Id == Me).Select(p => new Typed
        {
            Membership = p.ShowsMembership,
            Email = p.ShowsEmail,
            Contributions = p.ShowsContributions,
        }).SingleAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await change.Run(Me, Input.Membership, Input.Email, Input.Contributions, cancel);
        Done = texts["Settings.Saved"];
        return RedirectToPage();
    }

    public override async Task Load(CancellationToken cancel) => Card = await cards.Of(Me, cancel);

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        public bool Membership { get; set; }

        public bool Email { get; set; }

        public bool Contributions { get; set; }
    }
}
