using Hub.Discovery.Projection;
using Hub.Discovery.Updates;
using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace Hub.Discovery.Saved;

/// <summary>Another name or pace of a saved search. What waits for its mail follows the new pace.</summary>
internal sealed class ChangeSavedQuery(DiscoveryDb db)
{
    public async Task Run(Guid personId, Guid id, int seen, string? name, UpdatePace pace, CancellationToken cancel)
    {
        var query = await db.OwnQuery(personId, id, cancel) ?? throw new RuleViolation("Saved.Gone");
        db.Entry(query).Property(q => q.Version).OriginalValue = seen;
        query.Change(name, pace);
        db.Tell(query);
        if (pace == UpdatePace.Never)
            db.EndMails(query);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        if (pace == UpdatePace.Never)
            await db.Found.Where(f => f.QueryId == id).ExecuteDeleteAsync(cancel);
        await whole.CommitAsync(cancel);
    }
}

/// <summary>Nothing is gathered or mailed until the person goes on.</summary>
internal sealed class PauseSavedQuery(DiscoveryDb db, TimeProvider time)
{
    public async Task Run(Guid personId, Guid id, CancellationToken cancel) =>
        await Pause(await db.OwnQuery(personId, id, cancel) ?? throw new RuleViolation("Saved.Gone"), cancel);

    /// <summary>By the address in a mail; nobody need sign in for it.</summary>
    /// <returns>Null when the address belongs to nothing.</returns>
    public async Task<SavedQuery?> RunByKey(Guid key, CancellationToken cancel)
    {
        if (await db.SavedQueries.SingleOrDefaultAsync(q => q.StopKey == key, cancel) is not { } query)
            return null;
        await Pause(query, cancel);
        return query;
    }

    private async Task Pause(SavedQuery query, CancellationToken cancel)
    {
        if (query.PausedAt is not null)
            return;
        query.Pause(time.GetUtcNow());
        db.Tell(query);
        db.EndMails(query);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await db.Found.Where(f => f.QueryId == query.Id).ExecuteDeleteAsync(cancel);
        await whole.CommitAsync(cancel);
    }
}

/// <summary>Follows a paused search again, from now on.</summary>
internal sealed class ResumeSavedQuery(DiscoveryDb db)
{
    public async Task Run(Guid personId, Guid id, CancellationToken cancel)
    {
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        var since = await db.HoldChanges(cancel);
        var query = await db.OwnQuery(personId, id, cancel) ?? throw new RuleViolation("Saved.Gone");
        if (query.PausedAt is null)
            return;
        query.Resume(since);
        db.Tell(query);
        await db.SaveChangesAsync(cancel);
        // Somebody may just have been gathering when it was paused.
        await db.Found.Where(f => f.QueryId == id).ExecuteDeleteAsync(cancel);
        await whole.CommitAsync(cancel);
    }
}

/// <summary>Takes a saved search away, with its feed and what waits for its mail.</summary>
internal sealed class DeleteSavedQuery(DiscoveryDb db)
{
    public async Task Run(Guid personId, Guid id, CancellationToken cancel)
    {
        if (await db.OwnQuery(personId, id, cancel) is not { } query)
            return;
        db.Tell(query, isGone: true);
        db.EndMails(query);
        db.SavedQueries.Remove(query);
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>Makes the address of a private feed, a new one each time, or takes it away.</summary>
internal sealed class ChangePrivateFeed(DiscoveryDb db, TimeProvider time)
{
    /// <returns>The token of the address; there is no other moment to see it.</returns>
    public async Task<string> Run(Guid personId, Guid id, CancellationToken cancel)
    {
        var query = await db.OwnQuery(personId, id, cancel) ?? throw new RuleViolation("Saved.Gone");
        var token = query.MakeFeed(time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return token;
    }

    public async Task Revoke(Guid personId, Guid id, CancellationToken cancel)
    {
        var query = await db.OwnQuery(personId, id, cancel) ?? throw new RuleViolation("Saved.Gone");
        query.RevokeFeed();
        await db.SaveChangesAsync(cancel);
    }
}
