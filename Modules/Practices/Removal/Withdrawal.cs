using Hub.Practices.Review;
using Hub.Practices.Submission;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Removal;

/// <summary>What goes with a practice that is taken out: its place in lists, versions on their way, wishes still open.</summary>
internal static class Withdrawal
{
    public static async Task TakeOut(this PracticesDb db, Practice practice, string reason, Guid editor, DateTimeOffset now, CancellationToken cancel)
    {
        practice.Withdraw(reason, now);
        await TitleStems.Update(db, practice, cancel);
        db.LinkChecks.RemoveRange(await db.LinkChecks.Where(c => c.PracticeId == practice.Id).ToListAsync(cancel));
        await EndOpenVersions(db, practice, reason, editor, now, cancel);
        await AnswerOpenWishes(db, practice, reason, editor, now, cancel);
        var shown = await db.Versions.SingleAsync(v => v.Id == practice.PublishedVersionId, cancel);
        db.Publish(new ItemWithdrawn(PracticeFacts.Module, PracticeFacts.Kind, practice.Id, practice.Version + 1));
        db.Publish(new PracticeWithdrawn(practice.Id));
        db.Record(practice.Id, shown.Id, editor, "Withdrawn", reason, now, isPublic: true);
        db.TellOwner(practice, shown);
        db.NotifyAuthors(new ReviewCase(practice, shown), "Notice.Withdrawn", PracticeFacts.PublicPath(practice), editor, practice.TitleUk, reason);
    }

    private static async Task EndOpenVersions(PracticesDb db, Practice practice, string reason, Guid editor, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var open in await db.Versions.Where(v => v.PracticeId == practice.Id).Open().ToListAsync(cancel))
        {
            open.EndWithPractice(reason, editor, now);
            await db.EndRound(open, editor, now, cancel);
            db.CloseTask(open.Id, PracticeTasks.Mend);
        }
    }

    private static async Task AnswerOpenWishes(PracticesDb db, Practice practice, string reason, Guid editor, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var wish in await db.RemovalRequests.Where(r => r.PracticeId == practice.Id && r.DecidedAt == null).ToListAsync(cancel))
        {
            if (wish.DecidedAt is not null)
                continue;
            wish.Decide(true, reason, editor, now);
            db.CloseTask(wish.Id, PracticeTasks.Removal);
        }
    }
}
