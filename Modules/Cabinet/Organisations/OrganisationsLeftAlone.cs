using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations;

/// <summary>
/// Organisations whose only manager a person is while others work there: asked before an account is deleted.
/// Where nobody else works nobody is left alone, and the next one to come asks to manage it.
/// </summary>
internal sealed class OrganisationsLeftAlone(CabinetDb db)
{
    private const int Most = 20;

    public async Task<IReadOnlyList<OrganisationLeftAlone>> Run(Guid personId, CancellationToken cancel) => await db.Memberships.AsNoTracking()
        .Where(m => m.PersonId == personId && m.IsManager)
        .Where(m => db.Memberships.Any(other => other.OrganisationId == m.OrganisationId && other.PersonId != personId))
        .Where(m => !db.Memberships.Any(other => other.OrganisationId == m.OrganisationId && other.IsManager && other.PersonId != personId))
        .OrderBy(m => m.Organisation.OrderUk).Take(Most)
        .Select(m => new OrganisationLeftAlone(m.OrganisationId, m.Organisation.NameUk, m.Organisation.NameEn))
        .ToListAsync(cancel);
}

/// <summary>One of them.</summary>
internal sealed record OrganisationLeftAlone(Guid Id, string NameUk, string? NameEn);
