using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations;

/// <summary>Organisations that would have no manager without a person: asked before somebody leaves or an account is deleted.</summary>
internal sealed class OrganisationsLeftAlone(CabinetDb db)
{
    public async Task<IReadOnlyList<OrganisationLeftAlone>> Run(Guid personId, CancellationToken cancel) => await db.Memberships.AsNoTracking()
        .Where(m => m.PersonId == personId && m.IsManager
            && !db.Memberships.Any(other => other.OrganisationId == m.OrganisationId && other.IsManager && other.PersonId != personId))
        .OrderBy(m => m.Organisation.OrderUk)
        .Select(m => new OrganisationLeftAlone(m.OrganisationId, m.Organisation.NameUk, m.Organisation.NameEn))
        .ToListAsync(cancel);
}

/// <summary>One of them; its managers are appointed on <see cref="Path"/>.</summary>
internal sealed record OrganisationLeftAlone(Guid Id, string NameUk, string? NameEn)
{
    public string Path => $"/cabinet/organisations/manage/{Id}";
}
