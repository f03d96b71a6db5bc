using Hub.Cabinet.Organisations.Joining;
using Hub.Cabinet.People;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations.Management;

/// <summary>A member becomes a manager too.</summary>
internal sealed class AppointManager(CabinetDb db, OrganisationRights rights, Intake intake, ICurrentUser user)
{
    public async Task Run(Guid organisationId, Guid personId, CancellationToken cancel)
    {
        var organisation = await rights.Managed(organisationId, cancel);
        var membership = await db.Memberships.SingleOrDefaultAsync(m => m.OrganisationId == organisationId && m.PersonId == personId, cancel)
            ?? throw new RuleViolation("Manager.NotMember");
        await intake.Appoint(membership, organisation, user.Id, cancel);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Whoever keeps the registry appoints anybody with an account, so that an organisation whose managers are gone goes on.</summary>
    public async Task Run(Guid organisationId, string? email, CancellationToken cancel)
    {
        rights.RequireRegistry();
        var organisation = await rights.Active(organisationId, cancel);
        var address = EmailAddress.Of(email);
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedEmail == address.Normalised && p.EmailConfirmed, cancel)
            ?? throw new RuleViolation("Manager.NoAccount", "Input.Email", address.Text);
        var membership = await intake.Take(person.Id, organisation, user.Id, "organisation.member.added", cancel);
        await intake.Appoint(membership, organisation, user.Id, cancel);
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>A manager stays a member only. The last one is not dismissed.</summary>
internal sealed class DismissManager(
    CabinetDb db, OrganisationRights rights, OrganisationFacts facts, RequestTasks tasks, ICurrentUser user, TimeProvider time)
{
    public async Task Run(Guid organisationId, Guid personId, CancellationToken cancel)
    {
        var organisation = await rights.Managed(organisationId, cancel);
        var membership = await db.Memberships.SingleOrDefaultAsync(m => m.OrganisationId == organisationId && m.PersonId == personId, cancel);
        if (membership is not { IsManager: true })
            return;
        if (!await db.HasOtherManager(organisationId, personId, cancel))
            throw new RuleViolation("Manager.Last", null, organisation.NameUk);
        membership.Dismiss();
        organisation.ChangeManagers(time.GetUtcNow());
        await tasks.Dismissed(organisationId, personId, cancel);
        facts.Record(user.Id, "organisation.manager.dismissed", organisationId, $"{organisation.NameUk}: person/{personId}");
        facts.Notify(personId, "Notice.ManagerDismissed", "/cabinet/organisations", user.Id, organisation.NameUk);
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>Somebody no longer works there, says a manager.</summary>
internal sealed class RemoveMember(
    CabinetDb db, OrganisationRights rights, OrganisationFacts facts, RequestTasks tasks, ICurrentUser user, TimeProvider time)
{
    public async Task Run(Guid organisationId, Guid personId, CancellationToken cancel)
    {
        var organisation = await rights.Managed(organisationId, cancel);
        var membership = await db.Memberships.SingleOrDefaultAsync(m => m.OrganisationId == organisationId && m.PersonId == personId, cancel);
        if (membership is null)
            return;
        if (membership.IsManager)
        {
            if (!await db.HasOtherManager(organisationId, personId, cancel))
                throw new RuleViolation("Manager.Last", null, organisation.NameUk);
            organisation.ChangeManagers(time.GetUtcNow());
            await tasks.Dismissed(organisationId, personId, cancel);
        }
        db.Memberships.Remove(membership);
        await tasks.Withdraw(organisationId, personId, cancel);
        facts.Record(user.Id, "organisation.member.removed", organisationId, $"{organisation.NameUk}: person/{personId}");
        facts.Notify(personId, "Notice.MemberRemoved", "/cabinet/organisations", user.Id, organisation.NameUk);
        await db.SaveChangesAsync(cancel);
    }
}
