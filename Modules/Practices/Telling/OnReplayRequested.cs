using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Telling;

/// <summary>A new hearer wants to know the whole depository: what readers find, what stands in the owners' lists and what waits for whom.</summary>
internal sealed class OnReplayRequested(PracticesDb db, TimeProvider time, TasksToTell tasks) : ReplaySubscriber<PracticesDb>(db, time)
{
    /// <summary>Practices in one transaction: some megabytes of text.</summary>
    public const int Batch = 200;

    protected override async Task<Guid?> Tell(Guid after, CancellationToken cancel)
    {
        var practices = await Db.Practices.AsNoTracking().Where(p => p.Id.CompareTo(after) > 0).OrderBy(p => p.Id).Take(Batch).ToListAsync(cancel);
        var ids = practices.ConvertAll(p => p.Id);
        var versions = (await Db.Versions.AsNoTracking().Where(v => ids.Contains(v.PracticeId)
            && v.State != VersionState.Superseded && v.State != VersionState.Discarded).ToListAsync(cancel)).ToLookup(v => v.PracticeId);
        foreach (var practice in practices)
        {
            TellReaders(practice, versions[practice.Id]);
            TellOwner(practice, versions[practice.Id]);
        }
        await tasks.Run(practices, versions, cancel);
        return practices.Count == Batch ? ids[^1] : null;
    }

    /// <summary>A withdrawn practice is told as withdrawn: a hearer may have missed just that.</summary>
    private void TellReaders(Practice practice, IEnumerable<PracticeVersion> versions)
    {
        if (practice.Status == PracticeStatus.Withdrawn)
        {
            Db.Publish(new ItemWithdrawn(PracticeFacts.Module, PracticeFacts.Kind, practice.Id, practice.Version));
            Db.Publish(new PracticeWithdrawn(practice.Id) { OccurredAt = practice.WithdrawnAt!.Value });
        }
        else if (practice.IsReadable && versions.SingleOrDefault(v => v.Id == practice.PublishedVersionId) is { } shown)
        {
            var content = shown.Read();
            Db.Publish(PracticeFacts.ItemOf(practice, content, practice.Version));
            Db.Publish(PracticeSnapshot.Of(practice, shown, content) with { OccurredAt = practice.UpdatedAt!.Value });
        }
    }

    /// <summary>The list shows the latest version on its way, or the one readers see. A practice of the portal itself is in nobody's list.</summary>
    private void TellOwner(Practice practice, IEnumerable<PracticeVersion> versions)
    {
        if (practice.OwnerId == Guid.Empty)
            return;
        var shown = practice.Status == PracticeStatus.Withdrawn ? versions.Where(v => v.Id == practice.PublishedVersionId) : versions;
        if (shown.MaxBy(v => v.Number) is { } version)
            Db.Publish(PracticeFacts.OwnItemOf(practice, version, practice.Tellings) with { OccurredAt = version.ChangedAt });
    }
}
