using System.ComponentModel.DataAnnotations;
using Hub.Cabinet.Organisations.Joining;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Organisations.Management;

/// <summary>Asks why before somebody is turned away.</summary>
[Authorize]
internal sealed class DeclinePage(CabinetDb db, OrganisationRights rights, DeclineRequest decline, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Typed Input { get; set; } = new();

    public string PersonName { get; private set; } = "";

    public string OrganisationName { get; private set; } = "";

    public string Back { get; private set; } = "";

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        await Load(cancel);
        return NothingHere ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await decline.Run(Id, Input.Reason, cancel);
        await Load(cancel);
        Done = texts["Request.WasDeclined"];
        return LocalRedirect(Back);
    }

    public override async Task Load(CancellationToken cancel)
    {
        var request = await db.JoinRequests.AsNoTracking().Include(r => r.Organisation).Include(r => r.Person).SingleOrDefaultAsync(r => r.Id == Id, cancel);
        NothingHere = request is null || !await rights.Manages(request.OrganisationId, cancel);
        if (NothingHere)
            return;
        var organisation = request!.Organisation;
        (PersonName, OrganisationName) = (request.Person.Name, IsEnglish ? organisation.NameEn ?? organisation.NameUk : organisation.NameUk);
        Back = Language.Path(rights.KeepsRegistry ? "/cabinet/organisations/administration" : $"/cabinet/organisations/manage/{organisation.Id}", Language.Current);
    }

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [Required(ErrorMessage = "Required"), StringLength(JoinRequest.TextLength, ErrorMessage = "TooLong"), Display(Name = "Field.Reason")]
        public string? Reason { get; set; }
    }
}
