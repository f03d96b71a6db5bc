using Hub.SharedKernel.People;

namespace Hub.Practices.Review;

/// <summary>The editor gives a version back to the queue, for somebody else.</summary>
internal sealed class ReleaseVersion(PracticesDb db, ICurrentUser user, TimeProvider time)
{
    /// <returns>False when there is no such version with the editors.</returns>
    public async Task<bool> Run(Guid id, CancellationToken cancel)
    {
        var editor = user.RequiredId;
        if (await db.CaseOf(id, user, cancel) is not { } item)
            return false;
        item.Version.Release(editor);
        db.Record(item.Practice.Id, id, editor, "Released", null, time.GetUtcNow());
        db.OpenReview(item);
        db.TellOwner(item.Practice, item.Version);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
