using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Freshness;

/// <summary>
/// Computes the places in the list that age has changed. It holds one batch at a time, however many practices there are,
/// and leaves their versions alone: nobody who is just editing is disturbed by the calendar.
/// </summary>
internal sealed class RankAgain(PracticesDb db, TimeProvider time)
{
    private const int Batch = 1000;
    private const double Same = 1e-9;

    private sealed record Standing(Guid Id, int Version, int Yes, int Answers, DateTimeOffset Confirmed, double Promotion);

    /// <returns>How many places changed.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        var (now, changed, after) = (time.GetUtcNow(), 0, Guid.Empty);
        db.ChangeTracker.Clear();
        while (await Next(after, now, cancel) is { Count: > 0 } batch)
        {
            changed += await Save(batch, now, cancel);
            after = batch[^1].Id;
        }
        if (changed > 0)
        {
            db.PagesChanged();
            await db.SaveChangesAsync(cancel);
        }
        return changed;
    }

    private Task<List<Standing>> Next(Guid after, DateTimeOffset now, CancellationToken cancel)
    {
        // Nothing fades in the first year, and what nobody found useful has nothing to lose.
        var fresh = now.AddMonths(-PromotionRule.FreshMonths).AddDays(2);
        return db.Practices.IgnoreAutoIncludes().AsNoTracking()
            .Where(p => (p.Status == PracticeStatus.Published || p.Status == PracticeStatus.Outdated) && p.Yes > 0 && p.ConfirmedAt < fresh && p.Id.CompareTo(after) > 0)
            .OrderBy(p => p.Id).Take(Batch)
            .Select(p => new Standing(p.Id, p.Version, p.Yes, p.Yes + p.Partly + p.No, p.ConfirmedAt!.Value, p.Promotion)).ToListAsync(cancel);
    }

    private async Task<int> Save(List<Standing> batch, DateTimeOffset now, CancellationToken cancel)
    {
        var changed = 0;
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        foreach (var standing in batch)
        {
            var score = PromotionRule.Score(standing.Yes, standing.Answers, standing.Confirmed, now);
            // Whoever changed the practice since it was read has ranked it too.
            if (Math.Abs(score - standing.Promotion) > Same)
                changed += await db.Practices.Where(p => p.Id == standing.Id && p.Version == standing.Version)
                    .ExecuteUpdateAsync(set => set.SetProperty(p => p.Promotion, score), cancel);
        }
        await whole.CommitAsync(cancel);
        return changed;
    }
}
