using Hub.SharedKernel.People;

namespace Hub.Practices.Review;

/// <summary>An editor takes a version to review, also over from another editor, who is told.</summary>
internal sealed class TakeVersion(PracticesDb db, ICurrentUser user, TimeProvider time)
{
    /// <returns>False when there is no such version with the editors.</returns>
    public async Task<bool> Run(Guid id, CancellationToken cancel)
    {
        var editor = user.RequiredId;
        if (await db.CaseOf(id, user, cancel) is not { } item)
            return false;
        var before = item.Version.EditorId;
        if (before == editor && item.Version.State == VersionState.UnderReview)
            return true;
        item.Version.Take(editor, item.Practice, time.GetUtcNow());
        db.Record(item.Practice.Id, id, editor, before is null ? "Taken" : "TakenOver", null, time.GetUtcNow());
        if (before is { } other)
            db.Notify(other, "Notice.TakenOver", PracticeFacts.ReviewPath(id), editor, item.Version.TitleUk);
        db.OpenReview(item);
        db.TellOwner(item.Practice, item.Version);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
