using Hub.SharedKernel.People;

namespace Hub.Practices.Review;

/// <summary>The editor decides that a version will not be published, and says why.</summary>
internal sealed class RejectVersion(PracticesDb db, ICurrentUser user, TimeProvider time)
{
    public const int MostReason = 4000;

    /// <returns>False when there is no such version with the editors.</returns>
    public async Task<bool> Run(Guid id, int seen, string? written, CancellationToken cancel)
    {
        var (editor, now) = (user.RequiredId, time.GetUtcNow());
        if (await db.CaseOf(id, user, cancel) is not { } item)
            return false;
        // Sent twice by an impatient hand: the first one counts.
        if (item.Version.State == VersionState.Rejected && item.Version.DecidedBy == editor)
            return true;
        item.RequireSeen(seen);
        var reason = FormText.Of(written, "Reason", "Field.Reason", MostReason);
        item.Version.Reject(editor, item.Practice, reason, now);
        var invitations = await db.EndRound(item.Version, editor, now, cancel);
        db.Record(item.Practice.Id, id, editor, "Rejected", reason, now);
        db.TellOwner(item.Practice, item.Version);
        db.NotifyAuthors(item, "Notice.Rejected", PracticeFacts.WayPath(id), editor, item.Version.TitleUk, reason);
        db.NotifyAdvisers(invitations, "Notice.AdvisedRejected", null, editor, item.Version.TitleUk);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
