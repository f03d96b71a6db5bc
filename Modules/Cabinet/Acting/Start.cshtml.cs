using System.ComponentModel.DataAnnotations;
using Hub.Cabinet.Roles;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Acting;

/// <summary>Asks an administrator why before they act for somebody.</summary>
[RequirePermission(RoleCatalog.Administer)]
internal sealed class StartPage(CabinetDb db, StartActing start, ActingCookie cookie) : HubPage
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
        cookie.Set(HttpContext, await start.Run(Id, Input.Reason, cancel));
        return LocalRedirect(Language.Path("/cabinet", Language.Current));
    }

    public override async Task Load(CancellationToken cancel)
    {
        PersonName = await db.People.Where(p => p.Id == Id).Select(p => p.Name).SingleOrDefaultAsync(cancel) ?? "";
        NothingHere = PersonName.Length == 0;
    }

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [Required(ErrorMessage = "Required"), StringLength(ActingTime.ReasonLength, ErrorMessage = "TooLong"), Display(Name = "Field.Reason")]
        public string? Reason { get; set; }
    }
}
