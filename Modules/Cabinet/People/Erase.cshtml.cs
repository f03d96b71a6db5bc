using System.ComponentModel.DataAnnotations;
using Hub.Cabinet.Personal;
using Hub.Cabinet.Roles;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.People;

/// <summary>An administrator begins the deletion of an account: with a reason, which the person is mailed and the audit log keeps.</summary>
[RequirePermission(RoleCatalog.Administer)]
internal sealed class ErasePage(CabinetDb db, AskRemoval ask, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Typed Input { get; set; } = new();

    public string PersonName { get; private set; } = "";

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        await Load(cancel);
        return NothingHere ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await ask.Run(Id, user.RequiredId, Input.Reason, cancel);
        Done = texts["Erase.Begun"];
        return RedirectToPage("/People/Details", new { id = Id });
    }

    public override async Task Load(CancellationToken cancel)
    {
        PersonName = await db.People.Where(p => p.Id == Id).Select(p => p.Name).SingleOrDefaultAsync(cancel) ?? "";
        NothingHere = PersonName.Length == 0;
    }

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [Required(ErrorMessage = "Required"), StringLength(Removal.ReasonLength, ErrorMessage = "TooLong"), Display(Name = "Field.Reason")]
        public string? Reason { get; set; }
    }
}
