using Hub.Cabinet.Mail;
using Hub.Cabinet.Roles;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.People;

/// <summary>People for those who give roles: search by name, e-mail and role.</summary>
[RequirePermission(RoleCatalog.People)]
internal sealed class PeoplePage(CabinetDb db, RoleCatalog roles, IStringLocalizer<Texts> texts, TimeProvider time) : HubPage
{
    private const int Size = 30;
    private static readonly string[] StateKeys = ["confirmed", "unconfirmed", "active", "never"];
    private static readonly TimeSpan Active = TimeSpan.FromDays(90);

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Role { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; }

    public int Total { get; private set; }

    public IReadOnlyList<PersonLine> People { get; private set; } = [];

    /// <summary>Whether and when people sign in.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    public IReadOnlyList<Choice> States => [.. StateKeys.Select(s => new Choice(s, texts["People.State." + s]))];

    public IReadOnlyList<Choice> Roles => [.. roles.All.Select(r => new Choice(r.Role.Key, roles.NameOf(r.Role.Key, Language.Current)))];

    public async Task OnGet(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var people = db.People.AsNoTracking();
        if (!string.IsNullOrEmpty(Role))
            people = people.Holding([Role], now);
        if (!string.IsNullOrWhiteSpace(Q))
        {
            var (name, email) = (Person.Folded(Q.Trim()), Q.Trim().ToUpperInvariant());
            people = people.Where(p => p.NameToSearch.Contains(name) || p.NormalizedEmail!.Contains(email));
        }
        people = Filtered(people, now - Active);
        Total = await people.CountAsync(cancel);
        Pages = (Total + Size - 1) / Size;
        Number = Math.Clamp(Number, 1, Math.Max(1, Pages));
        var valid = Grant.Valid(now);
        var rows = await people.OrderBy(p => p.NameOrder).ThenBy(p => p.Id).Skip((Number - 1) * Size).Take(Size)
            .Select(p => new
            {
                p.Id,
                p.Name,
                p.Email,
                p.EmailConfirmed,
                p.LastSignInAt,
                Roles = p.Grants.AsQueryable().Where(valid).Select(g => g.RoleKey).ToList(),
                Organisations = p.Memberships.Select(m => IsEnglish && m.Organisation.NameEn != null ? m.Organisation.NameEn : m.Organisation.NameUk).ToList(),
                // A mail given up for another reason than the person's own wish did not reach them.
                Bounces = db.Mails.Any(m => m.Address == p.Email && m.GaveUpAt != null && m.Error != null && m.Error != MailWishes.Unwanted),
            })
            .AsSplitQuery().ToListAsync(cancel);
        People = [.. rows.Select(p => new PersonLine(p.Id, p.Name, p.Email!, p.EmailConfirmed,
            [.. p.Roles.Distinct().Select(r => roles.NameOf(r, Language.Current))], p.LastSignInAt, p.Organisations, p.Bounces))];
    }

    private IQueryable<Person> Filtered(IQueryable<Person> people, DateTimeOffset since) => State switch
    {
        "confirmed" => people.Where(p => p.EmailConfirmed),
        "unconfirmed" => people.Where(p => !p.EmailConfirmed),
        "active" => people.Where(p => p.LastSignInAt > since),
        "never" => people.Where(p => p.LastSignInAt == null),
        _ => people,
    };
}

/// <summary>A person in the administrators' list.</summary>
internal sealed record PersonLine(Guid Id, string Name, string Email, bool Confirmed, IReadOnlyList<string> Roles,
    DateTimeOffset? LastSignInAt, IReadOnlyList<string> Organisations, bool Bounces);
