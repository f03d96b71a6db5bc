using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations;

/// <summary>A person no longer works for an organisation.</summary>
internal sealed class LeaveOrganisation(CabinetDb db)
{
    public async Task Run(Guid personId, Guid organisationId, CancellationToken cancel)
    {
        var membership = await db.Memberships.SingleOrDefaultAsync(m => m.PersonId == personId && m.OrganisationId == organisationId, cancel);
        if (membership is null)
            return;
        db.Memberships.Remove(membership);
        db.Publish(new ActionRecorded(CabinetModule.Key, personId, "organisation.left", $"organisation/{organisationId}", ""));
        await db.SaveChangesAsync(cancel);
    }
}
