using System.ComponentModel.DataAnnotations;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Organisations.Management;

/// <summary>The organisation's entry: names, code, kind, place, where it belongs, its site.</summary>
[Authorize]
internal sealed class EditPage(CabinetDb db, OrganisationRights rights, EditOrganisation edit, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Typed Input { get; set; } = new();

    public IReadOnlyList<Choice> Kinds => [.. Enum.GetValues<OrganisationKind>().Select(k => new Choice(k.ToString(), texts[$"OrganisationKind.{k}"]))];

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        await Load(cancel);
        if (NothingHere)
            return NotFound();
        var o = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == Id, cancel);
        var parent = o.ParentId is { } parentId ? await db.Organisations.AsNoTracking().SingleAsync(p => p.Id == parentId, cancel) : null;
        Input = new()
        {
            Code = o.Code,
            NameUk = o.NameUk,
            NameEn = o.NameEn,
            Kind = o.Kind,
            Region = o.Region,
            Community = o.Community,
            Parent = parent?.Code ?? parent?.NameUk,
            Site = o.Site,
            Version = o.Version,
        };
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await edit.Run(Id, new(Input.Code, Input.NameUk, Input.NameEn, Input.Kind ?? OrganisationKind.Other, Input.Region, Input.Community,
            Input.Parent, Input.Site, Input.Version), cancel);
        Done = texts["Settings.Saved"];
        return LocalRedirect(Language.Path($"/cabinet/organisations/manage/{Id}", Language.Current));
    }

    public override async Task Load(CancellationToken cancel) =>
        NothingHere = !await db.Organisations.AnyAsync(o => o.Id == Id && o.MergedIntoId == null, cancel) || !await rights.Manages(Id, cancel);

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [StringLength(20, ErrorMessage = "TooLong"), Display(Name = "Field.Code")]
        public string? Code { get; set; }

        [Required(ErrorMessage = "Required"), StringLength(Organisation.NameLength, ErrorMessage = "TooLong"), Display(Name = "Field.NameUk")]
        public string? NameUk { get; set; }

        [StringLength(Organisation.NameLength, ErrorMessage = "TooLong"), Display(Name = "Field.NameEn")]
        public string? NameEn { get; set; }

        [Required(ErrorMessage = "Required"), EnumDataType(typeof(OrganisationKind), ErrorMessage = "NotInList"), Display(Name = "Field.Kind")]
        public OrganisationKind? Kind { get; set; }

        [StringLength(19, ErrorMessage = "TooLong"), Display(Name = "Field.Region")]
        public string? Region { get; set; }

        [StringLength(30, ErrorMessage = "TooLong"), Display(Name = "Field.Community")]
        public string? Community { get; set; }

        [StringLength(Organisation.NameLength, ErrorMessage = "TooLong"), Display(Name = "Field.Parent")]
        public string? Parent { get; set; }

        [StringLength(Organisation.SiteLength, ErrorMessage = "TooLong"), Display(Name = "Field.Site")]
        public string? Site { get; set; }

        public int Version { get; set; }
    }
}
