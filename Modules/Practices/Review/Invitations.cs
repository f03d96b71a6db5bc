using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Review;

/// <summary>An invitation with the version it is about.</summary>
internal sealed record InvitedTo(ExpertInvitation Invitation, ReviewCase Case);

internal static class Invitations
{
    /// <summary>The person's own invitation; null alike when there is none, when it is somebody else's and when it lies outside their limits.</summary>
    public static async Task<InvitedTo?> InvitationOf(this PracticesDb db, Guid id, ICurrentUser expert, CancellationToken cancel)
    {
        var me = expert.RequiredId;
        var invitation = await db.ExpertInvitations.SingleOrDefaultAsync(i => i.Id == id && i.ExpertId == me, cancel);
        if (invitation is null)
            return null;
        var item = await db.Versions.Where(v => v.Id == invitation.VersionId)
            .Join(db.Practices, v => v.PracticeId, p => p.Id, (v, p) => new ReviewCase(p, v)).SingleAsync(cancel);
        return expert.Can(PracticesModule.Advise, item.Place) ? new(invitation, item) : null;
    }

    /// <summary>Who may be asked about a version: experts everywhere, and those whose limits it lies in.</summary>
    public static Task<IReadOnlyList<PersonName>> Experts(this IPeople people, ReviewCase item, CancellationToken cancel) =>
        people.WithPermission(PracticesModule.Advise, item.Place.OrganisationCode, item.Place.Region, cancel);
}
