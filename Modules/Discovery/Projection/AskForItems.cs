using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Discovery.Projection;

/// <summary>Asks every module once to tell its items again: those told before this module was there.</summary>
internal sealed class AskForItems(DiscoveryDb db, TimeProvider time)
{
    public async Task Run(CancellationToken cancel)
    {
        if (await db.States.AsNoTracking().AnyAsync(s => s.AskedAt != null, cancel))
            return;
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        DateTimeOffset? now = time.GetUtcNow();
        // Of two hosts that start together one changes the row.
        if (await db.States.Where(s => s.AskedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.AskedAt, now), cancel) == 0)
            return;
        db.Publish(new ReplayRequested(null));
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
    }
}
