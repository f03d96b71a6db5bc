using Hub.SharedKernel.People;

namespace Hub.Practices.Review;

/// <summary>An expert will not advise, and says why; the editor may ask somebody else.</summary>
internal sealed class DeclineAdvice(PracticesDb db, ICurrentUser user, TimeProvider time)
{
    /// <returns>False when the person was not invited so.</returns>
    public async Task<bool> Run(Guid invitationId, string? written, CancellationToken cancel)
    {
        var (expert, now) = (user.RequiredId, time.GetUtcNow());
        if (await db.InvitationOf(invitationId, user, cancel) is not ({ } invitation, { } item))
            return false;
        var reason = FormText.Reason(written, "Reason");
        invitation.Decline(expert, reason, now);
        await db.Forget(item.Id, expert, ReviewPurpose.Advice, cancel);
        db.Record(item.Practice.Id, item.Id, expert, "AdviceDeclined", null, now);
        db.CloseTask(invitation.Id, PracticeTasks.Advise);
        db.Notify(item.Version.EditorId ?? invitation.InvitedBy, "Notice.AdviceDeclined", PracticeFacts.ReviewPath(item.Id), expert, item.Version.TitleUk, reason);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
