using Hub.Cabinet.Mail;
using Hub.Cabinet.People;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations.Invitations;

/// <summary>A manager invites by e-mail, whether or not there is an account. A new invitation to the same mailbox replaces the one before.</summary>
internal sealed class InvitePerson(
    CabinetDb db, OrganisationRights rights, OrganisationFacts facts, InvitationMails mails, ICurrentUser user, TimeProvider time)
{
    private const int MostWaiting = 50;
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    public async Task Run(Guid organisationId, string? email, bool asManager, CancellationToken cancel)
    {
        var organisation = await rights.Managed(organisationId, cancel);
        var address = EmailAddress.Of(email);
        var now = time.GetUtcNow();
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedEmail == address.Normalised && p.EmailConfirmed, cancel);
        if (person is not null && await db.Memberships.AnyAsync(m => m.PersonId == person.Id && m.OrganisationId == organisationId, cancel))
            throw new RuleViolation("Invitation.MemberAlready", "Input.Email", person.Name);
        await Replace(organisationId, address, now, cancel);
        var (invitation, secret) = Invitation.To(address, organisationId, asManager, user.Id, now);
        db.Invitations.Add(invitation);
        mails.Write(invitation, secret, person, organisation);
        if (person is not null)
            db.Publish(new TaskOpened(CabinetModule.Key, invitation.Id, person.Id, null, "Task.Invited", [organisation.NameUk], "/cabinet/organisations", invitation.ExpiresAt));
        facts.Record(user.Id, "organisation.invited", organisationId, organisation.NameUk);
        await db.SaveChangesAsync(cancel);
    }

    private async Task Replace(Guid organisationId, EmailAddress address, DateTimeOffset now, CancellationToken cancel)
    {
        var waiting = await db.Invitations.Where(i => i.OrganisationId == organisationId).Where(Invitation.Waiting(now)).Take(MostWaiting + 1).ToListAsync(cancel);
        var same = waiting.Where(i => i.NormalizedEmail == address.Normalised).ToList();
        if (same.Any(i => i.InvitedAt > now - Between))
            throw new RuleViolation("Invitation.JustSent", "Input.Email", address.Text);
        if (same.Count == 0 && waiting.Count >= MostWaiting)
            throw new RuleViolation("Invitation.TooMany", null, MostWaiting);
        foreach (var old in same)
        {
            old.CallBack(now);
            db.Publish(new TaskClosed(CabinetModule.Key, old.Id));
        }
    }
}

/// <summary>An invitation is called back before it was taken.</summary>
internal sealed class CallBackInvitation(CabinetDb db, OrganisationRights rights, OrganisationFacts facts, ICurrentUser user, TimeProvider time)
{
    public async Task Run(Guid invitationId, CancellationToken cancel)
    {
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.Id == invitationId, cancel) ?? throw new RuleViolation("Invitation.Unknown");
        var organisation = await rights.Managed(invitation.OrganisationId, cancel);
        invitation.CallBack(time.GetUtcNow());
        db.Publish(new TaskClosed(CabinetModule.Key, invitation.Id));
        facts.Record(user.Id, "organisation.invitation.calledback", organisation.Id, organisation.NameUk);
        await db.SaveChangesAsync(cancel);
    }
}
