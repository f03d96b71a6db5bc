using System.ComponentModel.DataAnnotations;
using Hub.Cabinet.Acting;
using Hub.Cabinet.Organisations;
using Hub.Cabinet.Roles;
using Hub.Cabinet.Sessions;
using Hub.SharedKernel;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.People;

/// <summary>One person: roles now and before, who gave and took them and why, and a form to give one.</summary>
[RequirePermission(RoleCatalog.People)]
internal sealed class PersonPage(
    CabinetDb db, RoleCatalog roles, GiveRole give, EndAllSessions endSessions, GrantLines lines, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider time) : HubPage
{
    private const int Most = 200;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Typed Input { get; set; } = new();

    public PersonView? Person { get; private set; }

    public IReadOnlyList<GrantLine> Grants { get; private set; } = [];

    /// <summary>Whether the person consented that administrators act for them now.</summary>
    public bool MayAct { get; private set; }

    public IReadOnlyList<Choice> RegionChoices => AddPage.RegionChoices;

    public IReadOnlyList<Choice> Roles => [.. roles.GivenBy(user).Select(r => new Choice(r.Role.Key, roles.NameOf(r.Role.Key, Language.Current)))];

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        await Load(cancel);
        return NothingHere ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await give.Run(Id, Input.Role, Input.Reason, Input.From is { } from ? KyivTime.StartOf(from) : null,
            Input.Until is { } until ? KyivTime.EndOf(until) : null, await Scope(cancel), cancel);
        Done = texts["Grant.Given"];
        return RedirectToPage(new { id = Id });
    }

    /// <summary>For a device that was lost, or somebody who left their post.</summary>
    [TakesIncomplete]
    public async Task<IActionResult> OnPostSignOut(CancellationToken cancel)
    {
        if (!await db.People.AnyAsync(p => p.Id == Id, cancel))
            return NotFound();
        await endSessions.Run(Id, user.RequiredId, cancel);
        Done = texts["Person.SignedOut"];
        return RedirectToPage(new { id = Id });
    }

    public override async Task Load(CancellationToken cancel)
    {
        Person = await db.People.AsNoTracking().Where(p => p.Id == Id).Select(p => new PersonView(p.Name, p.Email!, p.EmailConfirmed,
            p.Language, p.CreatedAt, p.LastSignInAt,
            p.Memberships.Select(m => IsEnglish && m.Organisation.NameEn != null ? m.Organisation.NameEn : m.Organisation.NameUk).ToList()))
            .SingleOrDefaultAsync(cancel);
        NothingHere = Person is null;
        Grants = await lines.Of(await db.Grants.AsNoTracking().Where(g => g.PersonId == Id)
            .OrderByDescending(g => g.GrantedAt).Take(Most).ToListAsync(cancel), cancel);
        var now = time.GetUtcNow();
        MayAct = user.Can(RoleCatalog.Administer) && Id != user.Id
            && await db.HelpConsents.Where(c => c.PersonId == Id).Where(HelpConsent.Valid(now)).AnyAsync(cancel);
    }

    private async Task<GrantScope> Scope(CancellationToken cancel)
    {
        var region = string.IsNullOrEmpty(Input.Region) ? null : Input.Region;
        if (OrganisationChecks.Code(Input.Organisation, "Input.Organisation") is not { } code)
            return new(null, region);
        var organisation = await db.ByCode(code, cancel) ?? throw new RuleViolation("Grant.OrganisationUnknown", "Input.Organisation", code);
        return new(organisation.Id, region);
    }

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [Required(ErrorMessage = "Required"), Display(Name = "Field.Role")]
        public string? Role { get; set; }

        [Required(ErrorMessage = "Required"), StringLength(Grant.ReasonLength, ErrorMessage = "TooLong"), Display(Name = "Field.Reason")]
        public string? Reason { get; set; }

        [StringLength(20, ErrorMessage = "TooLong"), Display(Name = "Grants.OnlyFor")]
        public string? Organisation { get; set; }

        [StringLength(19, ErrorMessage = "TooLong"), Display(Name = "Grants.OnlyIn")]
        public string? Region { get; set; }

        [Display(Name = "Field.From")]
        public DateOnly? From { get; set; }

        [Display(Name = "Field.Until")]
        public DateOnly? Until { get; set; }
    }
}

/// <summary>A person as administrators see them.</summary>
internal sealed record PersonView(
    string Name, string Email, bool Confirmed, string Language, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt, IReadOnlyList<string> Organisations);
