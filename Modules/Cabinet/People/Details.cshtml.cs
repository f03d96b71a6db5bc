using System.ComponentModel.DataAnnotations;
using Hub.Cabinet.Roles;
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
    CabinetDb db, RoleCatalog roles, GiveRole give, ICurrentUser user, IPeople people, IStringLocalizer<Texts> texts, TimeProvider time) : HubPage
{
    private const int Most = 200;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Typed Input { get; set; } = new();

    public PersonView? Person { get; private set; }

    public IReadOnlyList<GrantLine> Grants { get; private set; } = [];

    public IReadOnlyList<Choice> Roles => [.. roles.GivenBy(user).Select(r => new Choice(r.Role.Key, roles.NameOf(r.Role.Key, Language.Current)))];

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        await Load(cancel);
        return Person is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await give.Run(Id, Input.Role, Input.Reason, Input.From is { } from ? KyivTime.StartOf(from) : null,
            Input.Until is { } until ? KyivTime.EndOf(until) : null, cancel);
        Done = texts["Grant.Given"];
        return RedirectToPage(new { id = Id });
    }

    public override async Task Load(CancellationToken cancel)
    {
        Person = await db.People.AsNoTracking().Where(p => p.Id == Id).Select(p => new PersonView(p.Name, p.Email!, p.EmailConfirmed,
            p.Language, p.CreatedAt, p.LastSignInAt,
            p.Memberships.Select(m => IsEnglish && m.Organisation.NameEn != null ? m.Organisation.NameEn : m.Organisation.NameUk).ToList()))
            .SingleOrDefaultAsync(cancel);
        var grants = await db.Grants.AsNoTracking().Where(g => g.PersonId == Id).OrderByDescending(g => g.GrantedAt).Take(Most).ToListAsync(cancel);
        var names = await people.Names(grants.SelectMany(g => new[] { g.GrantedById, g.RevokedById }).OfType<Guid>(), cancel);
        string By(Guid? id) => id is { } known ? names[known] : texts["Audit.Portal"];
        var (now, valid) = (time.GetUtcNow(), Grant.Valid(time.GetUtcNow()).Compile());
        Grants = [.. grants.Select(g => new GrantLine(g, roles.NameOf(g.RoleKey, Language.Current), By(g.GrantedById), By(g.RevokedById),
            valid(g), g.RevokedAt is null && (g.Until is null || g.Until > now) && roles.MayGive(user, g.RoleKey)))];
    }

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [Required(ErrorMessage = "Required"), Display(Name = "Field.Role")]
        public string? Role { get; set; }

        [Required(ErrorMessage = "Required"), StringLength(Grant.ReasonLength, ErrorMessage = "TooLong"), Display(Name = "Field.Reason")]
        public string? Reason { get; set; }

        [Display(Name = "Field.From")]
        public DateOnly? From { get; set; }

        [Display(Name = "Field.Until")]
        public DateOnly? Until { get; set; }
    }
}

/// <summary>A person as administrators see them.</summary>
internal sealed record PersonView(
    string Name, string Email, bool Confirmed, string Language, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt, IReadOnlyList<string> Organisations);

/// <summary>A grant with the names of who gave and took it.</summary>
internal sealed record GrantLine(Grant Grant, string Role, string GivenBy, string RevokedBy, bool Valid, bool MayRevoke);
