using Hub.Cabinet.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Notices;

/// <summary>The person has seen a notice, or all that were there until now.</summary>
internal sealed class MarkNoticesRead(CabinetDb db, PersonSnapshots snapshots, TimeProvider time)
{
    public async Task Run(Guid personId, Guid? noticeId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await db.Notices.Where(n => n.PersonId == personId && n.ReadAt == null && n.RaisedAt <= now && (noticeId == null || n.Id == noticeId))
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancel);
        snapshots.Forget(personId);
    }

    /// <summary>All of one kind.</summary>
    public async Task RunKind(Guid personId, string module, string kind, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await db.Notices.Where(n => n.PersonId == personId && n.ReadAt == null && n.RaisedAt <= now && n.Module == module && n.Kind == kind)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancel);
        snapshots.Forget(personId);
    }
}
