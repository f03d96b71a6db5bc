using Hub.Cabinet.Roles;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations;

/// <summary>Who may change an organisation's entry: its managers, and whoever keeps the registry.</summary>
internal sealed class OrganisationRights(CabinetDb db, ICurrentUser user)
{
    public bool KeepsRegistry => user.Can(RoleCatalog.Organisations);

    public async Task<bool> Manages(Guid organisationId, CancellationToken cancel) =>
        KeepsRegistry || user.Id is { } id && await db.Memberships.AnyAsync(m => m.PersonId == id && m.OrganisationId == organisationId && m.IsManager, cancel);

    /// <summary>The organisation, to be changed by the current user.</summary>
    public async Task<Organisation> Managed(Guid organisationId, CancellationToken cancel)
    {
        if (!await Manages(organisationId, cancel))
            throw new RuleViolation("Organisation.NotYours");
        return await Active(organisationId, cancel);
    }

    public async Task<Organisation> Active(Guid organisationId, CancellationToken cancel)
    {
        var found = await db.Organisations.SingleOrDefaultAsync(o => o.Id == organisationId, cancel);
        return found is { IsMerged: false } ? found : throw new RuleViolation("Organisation.Gone");
    }

    public void RequireRegistry()
    {
        if (!KeepsRegistry)
            throw new RuleViolation("Organisation.NotYours");
    }
}
