using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Personal;

/// <summary>Organisations whose only manager a person is while others work there: without the person they would have nobody.</summary>
internal sealed class OrganisationsHeld(CabinetDb db)
{
    private const int Most = 20;

    public async Task<IReadOnlyList<(string Uk, string? En)>> By(Guid personId, CancellationToken cancel)
    {
        var names = await db.Memberships.AsNoTracking()
            .Where(m => m.PersonId == personId && m.IsManager)
            .Where(m => db.Memberships.Any(o => o.OrganisationId == m.OrganisationId && o.PersonId != personId))
            .Where(m => !db.Memberships.Any(o => o.OrganisationId == m.OrganisationId && o.PersonId != personId && o.IsManager))
            .OrderBy(m => m.Since).Select(m => new { m.Organisation.NameUk, m.Organisation.NameEn }).Take(Most).ToListAsync(cancel);
        return [.. names.Select(n => (n.NameUk, n.NameEn))];
    }
}
