using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Submission;

/// <summary>The author takes a version back before an editor has taken it.</summary>
internal sealed class RecallPractice(PracticesDb db, ICurrentUser user, TimeProvider time)
{
    public async Task<bool> Run(Guid id, CancellationToken cancel)
    {
        if (await db.DraftOf(id, user.RequiredId, cancel) is not { } draft)
            return false;
        draft.Version.Recall();
        db.Record(draft.Practice.Id, id, user.RequiredId, "Recalled", null, time.GetUtcNow());
        db.TellOwner(draft.Practice, draft.Version);
        db.CloseTask(id, PracticeTasks.Review);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

/// <summary>The owner throws a draft away; a published version stays as it is.</summary>
internal sealed class DiscardDraft(PracticesDb db, ICurrentUser user, TimeProvider time)
{
    public async Task<bool> Run(Guid id, CancellationToken cancel)
    {
        var person = user.RequiredId;
        if (await db.DraftOf(id, person, cancel) is not { } draft)
            return false;
        if (draft.Version.State == VersionState.Discarded)
            return true;
        if (draft.Practice.OwnerId != person)
            throw new RuleViolation("Draft.OwnerDiscards");
        draft.Version.Discard();
        db.Record(draft.Practice.Id, id, person, "Discarded", null, time.GetUtcNow());
        await TellOwner(draft, cancel);
        db.CloseTask(id, PracticeTasks.Mend);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>When readers see an earlier version, the owner's list goes back to that one.</summary>
    private async Task TellOwner(Draft draft, CancellationToken cancel)
    {
        var shown = draft.Practice.PublishedVersionId is { } published ? await db.Versions.FindAsync([published], cancel) : null;
        db.TellOwner(draft.Practice, shown ?? draft.Version);
    }
}

/// <summary>Opens a new version of a published practice; there is one open version at a time.</summary>
internal sealed class StartNewVersion(PracticesDb db, ICurrentUser user, TimeProvider time)
{
    /// <returns>Id of the open version; null when the person has no such practice.</returns>
    public async Task<Guid?> Run(Guid practiceId, Guid id, CancellationToken cancel)
    {
        var person = user.RequiredId;
        var practice = await db.Practices.SingleOrDefaultAsync(p => p.Id == practiceId, cancel);
        if (practice is null || !practice.IsAuthor(person))
            return null;
        if (!practice.IsReadable)
            throw new RuleViolation("Practice.NotPublished");
        if (await db.Versions.Where(v => v.PracticeId == practiceId).Open().Select(v => (Guid?)v.Id).FirstOrDefaultAsync(cancel) is { } open)
            return open;
        var published = await db.Versions.SingleAsync(v => v.Id == practice.PublishedVersionId, cancel);
        var last = await db.Versions.Where(v => v.PracticeId == practiceId).MaxAsync(v => v.Number, cancel);
        var version = PracticeVersion.Next(id, published, person, time.GetUtcNow(), last + 1);
        db.Versions.Add(version);
        await CopyFiles(published, version, cancel);
        db.Record(practice.Id, id, person, "NewVersion", null, time.GetUtcNow());
        db.TellOwner(practice, version);
        await db.SaveChangesAsync(cancel);
        return id;
    }

    private async Task CopyFiles(PracticeVersion published, PracticeVersion version, CancellationToken cancel)
    {
        var files = await db.Files.AsNoTracking().Where(f => f.VersionId == published.Id).ToListAsync(cancel);
        db.Files.AddRange(files.Select(f => f.CopyTo(version, time.GetUtcNow())));
    }
}
