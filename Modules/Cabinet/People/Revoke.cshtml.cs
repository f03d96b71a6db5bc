using System.ComponentModel.DataAnnotations;
using Hub.Cabinet.Roles;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.People;

/// <summary>Asks why before a role is taken back.</summary>
[RequirePermission(RoleCatalog.People)]
internal sealed class RevokePage(CabinetDb db, RoleCatalog roles, RevokeRole revoke, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Typed Input { get; set; } = new();

    public string Role { get; private set; } = "";

    public string PersonName { get; private set; } = "";

    public Guid PersonId { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        await Load(cancel);
        return PersonId == Guid.Empty ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await revoke.Run(Id, Input.Reason, cancel);
        await Load(cancel);
        Done = texts["Grant.TakenBack"];
        return RedirectToPage("/People/Details", new { id = PersonId });
    }

    public override async Task Load(CancellationToken cancel)
    {
        var grant = await db.Grants.AsNoTracking().Where(g => g.Id == Id).Select(g => new { g.RoleKey, g.PersonId, g.Person.Name }).SingleOrDefaultAsync(cancel);
        if (grant is null || !roles.MayGive(user, grant.RoleKey))
            return;
        (Role, PersonName, PersonId) = (roles.NameOf(grant.RoleKey, Language.Current), grant.Name, grant.PersonId);
    }

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [Required(ErrorMessage = "Required"), StringLength(Grant.ReasonLength, ErrorMessage = "TooLong"), Display(Name = "Field.Reason")]
        public string? Reason { get; set; }
    }
}
