using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Replications;

/// <summary>Asks those who repeated a practice how it goes, 6 and 12 months after the confirmation; each question once.</summary>
internal sealed class AskFollowUps(PracticesDb db, TimeProvider time) : IJob
{
    private const int Batch = 200;

    public async Task Run(CancellationToken cancel)
    {
        while (await Ask(cancel) == Batch)
            db.ChangeTracker.Clear();
    }

    private async Task<int> Ask(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = await (
            from question in db.FollowUps
            join replication in db.Replications on question.ReplicationId equals replication.Id
            join practice in db.Practices on replication.PracticeId equals practice.Id
            where question.AskedAt == null && question.DueAt <= now
                && (practice.Status == PracticeStatus.Published || practice.Status == PracticeStatus.Outdated)
            orderby question.DueAt
            select new { Question = question, replication.ById, practice.TitleUk }).Take(Batch).ToListAsync(cancel);
        foreach (var (question, person, title) in due.Select(d => (d.Question, d.ById, d.TitleUk)))
        {
            question.Ask(now);
            db.Notify(person, question.Months == 12 ? "Notice.FollowUpYear" : "Notice.FollowUp", Path(question.Id), null, title);
            db.OpenFollowUp(question, person, title);
        }
        await db.SaveChangesAsync(cancel);
        return due.Count;
    }

    public static string Path(Guid question) => $"/practices/replications/followup/{question}";
}
