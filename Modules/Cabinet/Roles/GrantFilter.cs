using Hub.Cabinet.People;
using Hub.SharedKernel.Territories;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Roles;

/// <summary>Which grants an administrator wants to see; the same query string serves the page and its file.</summary>
internal sealed class GrantFilter
{
    public static readonly IReadOnlyList<string> States = ["valid", "future", "ended"];

    [FromQuery(Name = "q")]
    public string? Q { get; set; }

    [FromQuery(Name = "module")]
    public string? Module { get; set; }

    [FromQuery(Name = "role")]
    public string? Role { get; set; }

    /// <summary>ЄДРПОУ code or part of the name of the organisation a role is limited to.</summary>
    [FromQuery(Name = "organisation")]
    public string? Organisation { get; set; }

    [FromQuery(Name = "region")]
    public string? Region { get; set; }

    [FromQuery(Name = "state")]
    public string? State { get; set; }

    public IQueryable<Grant> In(CabinetDb db, RoleCatalog roles, DateTimeOffset now)
    {
        var grants = db.Grants.AsNoTracking();
        if (!string.IsNullOrEmpty(Module))
        {
            var keys = roles.All.Where(r => r.Module == Module).Select(r => r.Role.Key).ToList();
            grants = grants.Where(g => keys.Contains(g.RoleKey));
        }
        if (!string.IsNullOrEmpty(Role))
            grants = grants.Where(g => g.RoleKey == Role);
        if (!string.IsNullOrEmpty(Region))
            grants = grants.Where(g => g.Region == Region);
        return Timed(Limited(Named(grants), db), now);
    }

    private IQueryable<Grant> Named(IQueryable<Grant> grants)
    {
        if (string.IsNullOrWhiteSpace(Q))
            return grants;
        var (name, email) = (People.Person.Folded(Q.Trim()), Q.Trim().ToUpperInvariant());
        return grants.Where(g => g.Person.NameToSearch.Contains(name) || g.Person.NormalizedEmail!.Contains(email));
    }

    private IQueryable<Grant> Limited(IQueryable<Grant> grants, CabinetDb db)
    {
        if (string.IsNullOrWhiteSpace(Organisation))
            return grants;
        var (code, words) = (Edrpou.Normalise(Organisation), People.Person.Folded(Organisation.Trim()));
        return grants.Where(g => db.Organisations.Any(o => o.Id == g.OrganisationId && (o.Code == code || o.NameToSearch.Contains(words))));
    }

    private IQueryable<Grant> Timed(IQueryable<Grant> grants, DateTimeOffset now) => State switch
    {
        "valid" => grants.Where(Grant.Valid(now)),
        "future" => grants.Where(g => g.RevokedAt == null && g.From > now),
        "ended" => grants.Where(g => g.RevokedAt != null || g.Until <= now),
        _ => grants,
    };
}
