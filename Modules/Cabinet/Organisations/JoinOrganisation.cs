using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations;

/// <summary>A person says that they work for an organisation that is known already.</summary>
internal sealed class JoinOrganisation(CabinetDb db, TimeProvider time)
{
    public const int Most = 5;

    public async Task Run(Guid personId, Guid organisationId, CancellationToken cancel)
    {
        var mine = await db.Memberships.Where(m => m.PersonId == personId).Select(m => m.OrganisationId).ToListAsync(cancel);
        if (mine.Contains(organisationId))
            return;
        if (mine.Count >= Most)
            throw new RuleViolation("Organisation.TooMany", null, Most);
        if (!await db.Organisations.AnyAsync(o => o.Id == organisationId, cancel))
            throw new RuleViolation("Organisation.Gone");
        db.Memberships.Add(new Membership { PersonId = personId, OrganisationId = organisationId, Since = time.GetUtcNow() });
        db.Publish(new ActionRecorded(CabinetModule.Key, personId, "organisation.joined", $"organisation/{organisationId}", ""));
        await db.SaveChangesAsync(cancel);
    }
}
