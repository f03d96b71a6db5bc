using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Freshness;

/// <summary>Terms that passed without a confirmation: the owner is told, and after the second one readers are warned.</summary>
internal sealed class MissTerms(PracticesDb db, TimeProvider time)
{
    private const int Batch = 100;
    private const int MostTries = 5;

    public async Task Run(CancellationToken cancel)
    {
        for (var tries = 1; ;)
        {
            db.ChangeTracker.Clear();
            try
            {
                if (await Miss(cancel) < Batch)
                    return;
                tries = 1;
            }
            catch (DbUpdateConcurrencyException) when (tries++ < MostTries)
            {
                // Somebody changed one of them meanwhile, maybe by confirming it: look again.
            }
        }
    }

    private async Task<int> Miss(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = await db.Practices
            .Where(p => (p.Status == PracticeStatus.Published || p.Status == PracticeStatus.Outdated) && p.ReviewBy <= now)
            .OrderBy(p => p.ReviewBy).ThenBy(p => p.Id).Take(Batch).ToListAsync(cancel);
        if (due.Count == 0)
            return 0;
        var outdated = due.Where(practice => Miss(practice, now)).ToList();
        await db.TellStates(outdated, cancel);
        db.PagesChanged();
        await db.SaveChangesAsync(cancel);
        return due.Count;
    }

    /// <returns>Whether readers are warned from now on.</returns>
    private bool Miss(Practice practice, DateTimeOffset now)
    {
        var before = practice.Status;
        practice.MissConfirmation(now);
        var warned = before != practice.Status;
        db.Record(practice.Id, practice.PublishedVersionId, null, warned ? "Outdated" : "ConfirmationMissed", null, now, isPublic: warned);
        db.Notify(practice.OwnerId, warned ? "Notice.Outdated" : "Notice.ConfirmationMissed", FreshnessFacts.ConfirmPath(practice), null, practice.TitleUk);
        db.OpenFreshness(practice);
        return warned;
    }
}
