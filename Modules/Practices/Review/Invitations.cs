using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Review;

/// <summary>An invitation with the version it is about.</summary>
internal sealed record InvitedTo(ExpertInvitation Invitation, ReviewCase Case);

internal static class Invitations
{
    /// <summary>The person's own invitation; null alike when there is none and when it is somebody else's.</summary>
    public static async Task<InvitedTo?> InvitationOf(this PracticesDb db, Guid id, Guid expert, CancellationToken cancel)
    {
        var invitation = await db.ExpertInvitations.SingleOrDefaultAsync(i => i.Id == id && i.ExpertId == expert, cancel);
        if (invitation is null)
            return null;
        var item = await db.Versions.Where(v => v.Id == invitation.VersionId)
            .Join(db.Practices, v => v.PracticeId, p => p.Id, (v, p) => new ReviewCase(p, v)).SingleAsync(cancel);
        return new(invitation, item);
    }
}
