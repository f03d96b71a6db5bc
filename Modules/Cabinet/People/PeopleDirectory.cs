using Hub.Cabinet.Organisations;
using Hub.Cabinet.Roles;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.People;

/// <summary>Answers the other modules' questions about people.</summary>
internal sealed class PeopleDirectory(CabinetDb db, RoleCatalog roles, ModuleTexts texts, TimeProvider time) : IPeople
{
    private const int Most = 500;

    public async Task<IReadOnlyDictionary<Guid, string>> Names(IEnumerable<Guid> ids, CancellationToken cancel)
    {
        var asked = ids.Distinct().ToList();
        if (asked.Count == 0)
            return new Dictionary<Guid, string>();
        var names = await db.People.AsNoTracking().Where(p => asked.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        foreach (var id in asked.Where(id => !names.ContainsKey(id)))
            names[id] = texts.In(Language.Current, null, "FormerMember");
        return names;
    }

    public async Task<IReadOnlyList<PersonName>> WithPermission(string permission, CancellationToken cancel)
    {
        return await WithPermission(permission, null, null, cancel);
    }

    public async Task<IReadOnlyList<PersonName>> WithPermission(string permission, string? organisationCode, string? territory, CancellationToken cancel)
    {
        var organisation = organisationCode is null ? null : (await db.ByCode(organisationCode, cancel))?.Id;
        return await Listed(db.People.AsNoTracking().HoldingFor(organisation, Regions.ByKatottg(territory)?.Katottg, roles.WithPermission(permission), time.GetUtcNow()), cancel);
    }

    private static async Task<IReadOnlyList<PersonName>> Listed(IQueryable<Person> people, CancellationToken cancel) =>
        await people.OrderBy(p => p.NameOrder).ThenBy(p => p.Id).Select(p => new PersonName(p.Id, p.Name)).Take(Most).ToListAsync(cancel);

    public async Task<PersonName?> ByEmail(string email, CancellationToken cancel)
    {
        if (EmailAddress.Find(email) is not { } address)
            return null;
        return await db.People.AsNoTracking().Where(p => p.NormalizedEmail == address.Normalised)
            .Select(p => new PersonName(p.Id, p.Name)).SingleOrDefaultAsync(cancel);
    }
}

/// <summary>Questions about people that several features ask.</summary>
internal static class PeopleQueries
{
    /// <summary>People who hold one of the roles at a moment for an organisation in a region: without limits, or within limits both of which lie in.</summary>
    public static IQueryable<Person> HoldingFor(this IQueryable<Person> people, Guid? organisation, string? region, IReadOnlyList<string> roleKeys, DateTimeOffset now) =>
        people.Where(p => p.Grants.AsQueryable().Where(Grant.Valid(now)).Any(g => roleKeys.Contains(g.RoleKey)
            && (g.OrganisationId == null || g.OrganisationId == organisation) && (g.Region == null || g.Region == region)));

    /// <summary>People who hold one of the roles at a moment, within limits or without.</summary>
    public static IQueryable<Person> Holding(this IQueryable<Person> people, IReadOnlyList<string> roleKeys, DateTimeOffset now) =>
        people.Where(p => p.Grants.AsQueryable().Where(Grant.Valid(now)).Any(g => roleKeys.Contains(g.RoleKey)));
}
