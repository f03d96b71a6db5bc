using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations;

/// <summary>A person no longer works for an organisation. The last manager first finds another one.</summary>
internal sealed class LeaveOrganisation(CabinetDb db, OrganisationFacts facts, Joining.RequestTasks tasks, TimeProvider time)
{
    public async Task Run(Guid personId, Guid organisationId, CancellationToken cancel)
    {
        var membership = await db.Memberships.Include(m => m.Organisation)
            .SingleOrDefaultAsync(m => m.PersonId == personId && m.OrganisationId == organisationId, cancel);
        if (membership is null)
            return;
        if (membership.IsManager)
        {
            if (!await db.HasOtherManager(organisationId, personId, cancel))
                throw new RuleViolation("Organisation.LastManagerLeaves", null, membership.Organisation.NameUk);
            membership.Organisation.ChangeManagers(time.GetUtcNow());
            await tasks.Dismissed(organisationId, personId, cancel);
        }
        db.Memberships.Remove(membership);
        await tasks.Withdraw(organisationId, personId, cancel);
        facts.Record(personId, "organisation.left", organisationId, membership.Organisation.NameUk);
        await db.SaveChangesAsync(cancel);
    }
}
