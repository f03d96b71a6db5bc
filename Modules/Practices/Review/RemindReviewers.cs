using Hub.SharedKernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Review;

/// <summary>Tells editors of late decisions and experts of late advice; each once.</summary>
internal sealed class RemindReviewers(PracticesDb db, TimeProvider time) : IJob
{
    private const int Batch = 200;

    public async Task Run(CancellationToken cancel)
    {
        while (await RemindEditors(cancel) == Batch)
            db.ChangeTracker.Clear();
        while (await RemindExperts(cancel) == Batch)
            db.ChangeTracker.Clear();
    }

    private async Task<int> RemindEditors(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var late = await db.Versions
            .Where(v => (v.State == VersionState.Submitted || v.State == VersionState.UnderReview) && v.DueAt < now && v.OverdueToldAt == null)
            .OrderBy(v => v.DueAt).Take(Batch).Join(db.Practices, v => v.PracticeId, p => p.Id, (v, p) => new ReviewCase(p, v)).ToListAsync(cancel);
        foreach (var item in late)
        {
            item.Version.TellOverdue(now);
            if (item.Version.EditorId is { } editor)
                db.Notify(editor, "Notice.ReviewOverdue", PracticeFacts.ReviewPath(item.Id), null, item.Version.TitleUk);
            else
                db.NotifyEditors(item.Place, "Notice.ReviewOverdue", PracticeFacts.ReviewPath(item.Id), null, item.Version.TitleUk);
        }
        await db.SaveChangesAsync(cancel);
        return late.Count;
    }

    private async Task<int> RemindExperts(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var late = await db.ExpertInvitations
            .Where(i => i.DueAt < now && i.OverdueToldAt == null && i.AnsweredAt == null && i.DeclinedAt == null && i.ClosedAt == null)
            .Join(db.Versions, i => i.VersionId, v => v.Id, (i, v) => new { Invitation = i, v.TitleUk })
            .OrderBy(x => x.Invitation.DueAt).Take(Batch).ToListAsync(cancel);
        foreach (var (invitation, title) in late.Select(x => (x.Invitation, x.TitleUk)))
        {
            invitation.TellOverdue(now);
            db.Notify(invitation.ExpertId, "Notice.AdviceOverdue", Advising.Path(invitation.Id), null, title);
        }
        await db.SaveChangesAsync(cancel);
        return late.Count;
    }
}
