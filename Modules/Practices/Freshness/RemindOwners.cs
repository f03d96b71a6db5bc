using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Freshness;

/// <summary>A month before the term the owner is asked once whether the practice still works.</summary>
internal sealed class RemindOwners(PracticesDb db, TimeProvider time)
{
    private const int Batch = 100;

    public async Task Run(CancellationToken cancel)
    {
        while (await Remind(cancel) == Batch)
            db.ChangeTracker.Clear();
    }

    private async Task<int> Remind(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var until = now.AddDays(FreshnessFacts.DaysBefore);
        // A term is a year, so that a question asked within these days was about this term.
        var asked = now.AddDays(-2 * FreshnessFacts.DaysBefore);
        var due = await db.Practices.AsNoTracking()
            .Where(p => (p.Status == PracticeStatus.Published || p.Status == PracticeStatus.Outdated) && p.ReviewBy > now && p.ReviewBy <= until
                && !db.Timeline.Any(e => e.PracticeId == p.Id && e.At > asked && e.Action == "ConfirmationAsked"))
            .OrderBy(p => p.ReviewBy).Take(Batch).ToListAsync(cancel);
        foreach (var practice in due)
        {
            db.Record(practice.Id, practice.PublishedVersionId, null, "ConfirmationAsked", null, now);
            db.Notify(practice.OwnerId, "Notice.ConfirmPractice", FreshnessFacts.ConfirmPath(practice), null, practice.TitleUk);
            db.OpenFreshness(practice);
        }
        await db.SaveChangesAsync(cancel);
        return due.Count;
    }
}
