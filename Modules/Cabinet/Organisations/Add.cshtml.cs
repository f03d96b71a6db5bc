using System.ComponentModel.DataAnnotations;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Organisations;

/// <summary>An organisation nobody has added yet.</summary>
[Authorize]
internal sealed class AddPage(AddOrganisation add, CabinetDb db, OrganisationLines lines, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty]
    public Typed Input { get; set; } = new();

    public IReadOnlyList<Choice> Kinds => [.. Enum.GetValues<OrganisationKind>().Select(k => new Choice(k.ToString(), texts[$"OrganisationKind.{k}"]))];

    public static IReadOnlyList<Choice> RegionChoices =>
        [.. Regions.Ordered(Language.Of(Language.Current)).Select(r => new Choice(r.Katottg, r.Name(Language.Of(Language.Current))))];

    /// <summary>Those already there that the typed one may be.</summary>
    public IReadOnlyList<OrganisationLine> Alike { get; private set; } = [];

    public bool MayBeAnother { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var added = await add.Run(user.RequiredId,
            new(Input.Code, Input.NameUk, Input.NameEn, Input.Kind ?? OrganisationKind.Other, Input.Region, Input.IsAnother), cancel);
        if (added.Id is null)
        {
            Alike = [.. (await db.Organisations.AsNoTracking().Where(o => added.Alike.Contains(o.Id)).ToListAsync(cancel)).Select(lines.Of)];
            MayBeAnother = string.IsNullOrWhiteSpace(Input.Code) || Alike.All(o => o.Code is null);
            return Page();
        }
        Done = texts["Organisation.Joined"];
        return RedirectToPage("/Organisations/Index");
    }

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

        [Display(Name = "Organisation.IsAnother")]
        public bool IsAnother { get; set; }
    }
}
