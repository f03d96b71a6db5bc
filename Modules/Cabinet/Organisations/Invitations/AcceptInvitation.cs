using Hub.Cabinet.Organisations.Joining;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations.Invitations;

/// <summary>Whoever was invited joins. The confirmed mailbox is the proof, so the invitation may be found by its mailed secret or in the cabinet.</summary>
internal sealed class AcceptInvitation(
    CabinetDb db, OrganisationRights rights, Intake intake, OrganisationFacts facts, RequestTasks tasks, TimeProvider time)
{
    /// <returns>The organisation joined.</returns>
    public async Task<Organisation> Run(Guid personId, Guid invitationId, CancellationToken cancel)
    {
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.Id == invitationId, cancel) ?? throw new RuleViolation("Invitation.Unknown");
        var person = await db.People.SingleAsync(p => p.Id == personId, cancel);
        invitation.Accept(person, time.GetUtcNow());
        var organisation = await rights.Active(invitation.OrganisationId, cancel);
        await tasks.Withdraw(organisation.Id, personId, cancel);
        var membership = await intake.Take(personId, organisation, personId, "organisation.joined.invitation", cancel);
        if (invitation.AsManager)
            await intake.Appoint(membership, organisation, invitation.InvitedById, cancel);
        db.Publish(new TaskClosed(CabinetModule.Key, invitation.Id));
        foreach (var manager in await db.ManagersOf(organisation.Id, cancel))
            facts.Notify(manager, "Notice.MemberJoined", $"/cabinet/organisations/manage/{organisation.Id}", personId, person.Name, organisation.NameUk);
        await db.SaveChangesAsync(cancel);
        return organisation;
    }
}
