using Hub.Cabinet.Organisations.Registry;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations;

/// <summary>Questions about organisations that several features ask.</summary>
internal static class OrganisationQueries
{
    /// <summary>More managers than this are not asked one by one.</summary>
    public const int MostManagers = 50;

    public static Task<List<Guid>> ManagersOf(this CabinetDb db, Guid organisationId, CancellationToken cancel) =>
        db.Memberships.AsNoTracking().Where(m => m.OrganisationId == organisationId && m.IsManager)
            .OrderBy(m => m.Since).Select(m => m.PersonId).Take(MostManagers).ToListAsync(cancel);

    public static Task<bool> HasOtherManager(this CabinetDb db, Guid organisationId, Guid personId, CancellationToken cancel) =>
        db.Memberships.AnyAsync(m => m.OrganisationId == organisationId && m.IsManager && m.PersonId != personId, cancel);

    /// <summary>Active organisations whose code, name or former name fits what was typed.</summary>
    public static IQueryable<Organisation> Named(this CabinetDb db, string code, string words) => db.Organisations.AsNoTracking()
        .Where(o => o.MergedIntoId == null)
        .Where(o => o.Code == code || o.NameToSearch.Contains(words)
            || db.FormerNames.Any(f => f.OrganisationId == o.Id && (f.Code == code || f.NameToSearch.Contains(words))));

    /// <summary>The active organisation with a code now or before; null when there is none.</summary>
    public static Task<Organisation?> ByCode(this CabinetDb db, string code, CancellationToken cancel) => db.Organisations
        .Where(o => o.MergedIntoId == null)
        .Where(o => o.Code == code || db.FormerNames.Any(f => f.OrganisationId == o.Id && f.Code == code)
            || db.Organisations.Any(gone => gone.Code == code && gone.MergedIntoId == o.Id))
        .OrderBy(o => o.Code == code ? 0 : 1).ThenBy(o => o.Id).FirstOrDefaultAsync(cancel);

    /// <summary>
    /// Items of an organisation under its present and former codes; those without a code by its name, as long as no other organisation bears it.
    /// </summary>
    public static async Task<IQueryable<OrganisationItem>> ItemsOf(this CabinetDb db, Guid organisationId, CancellationToken cancel)
    {
        var known = await db.Organisations.Where(o => o.Id == organisationId || o.MergedIntoId == organisationId).Select(o => new { o.Code, o.NameKey })
            .Concat(db.FormerNames.Where(f => f.OrganisationId == organisationId).Select(f => new { f.Code, f.NameKey })).ToListAsync(cancel);
        var (codes, names) = (known.Select(k => k.Code).OfType<string>().Distinct().ToList(), known.Select(k => k.NameKey).Distinct().ToList());
        return db.OrganisationItems.AsNoTracking().Where(i => i.OrganisationCode != null
            ? codes.Contains(i.OrganisationCode)
            : i.OrganisationName != null && names.Contains(i.OrganisationName)
                && !db.Organisations.Any(o => o.NameKey == i.OrganisationName && o.MergedIntoId == null && o.Id != organisationId));
    }
}
