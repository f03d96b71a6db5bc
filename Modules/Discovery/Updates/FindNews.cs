using Hub.Discovery.Indexing;
using Hub.Discovery.Projection;
using Hub.Discovery.Saved;
using Hub.Discovery.Searching;
using Microsoft.EntityFrameworkCore;

namespace Hub.Discovery.Updates;

/// <summary>
/// Asks every followed search which of the newly changed items it matches, and notes what was not readable before the search was saved.
/// The place reached moves on after all searches were asked, so that a host that dies leaves nothing out; noting the same twice changes nothing.
/// </summary>
internal sealed class FindNews(DiscoveryDb db, Search search, SearchIndex index, TimeProvider time)
{
    public const int Batch = 200;
    private const int QueriesAtOnce = 200;

    public async Task Run(CancellationToken cancel)
    {
        while (await Next(cancel)) { }
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> Next(CancellationToken cancel)
    {
        if (index.Mark is not { IsComplete: true, Change: var known })
            return false;
        var reached = await db.States.AsNoTracking().Select(s => s.FollowedChange).SingleAsync(cancel);
        // The items before the searches: whoever saved one that must hear of these items did it before they were there; see HoldChanges.
        var items = await db.Items.AsNoTracking().Where(i => i.Change > reached && i.Change <= known).OrderBy(i => i.Change).Take(Batch).ToListAsync(cancel);
        if (items.Count == 0)
            return false;
        var fresh = items.Where(i => !i.IsWithdrawn).ToList();
        if (fresh.Count > 0 && !await Ask(reached, fresh, cancel))
            return false;
        var next = items[^1].Change;
        await db.States.Where(s => s.FollowedChange == reached).ExecuteUpdateAsync(set => set.SetProperty(s => s.FollowedChange, next), cancel);
        return true;
    }

    /// <returns>False when it must be tried again later.</returns>
    private async Task<bool> Ask(long reached, List<Item> fresh, CancellationToken cancel)
    {
        var newest = fresh.Max(i => i.FirstChange!.Value);
        // Only the ids of all; the searches themselves come some at a time.
        var followed = await db.SavedQueries.AsNoTracking().Where(q => q.PausedAt == null && q.Pace != UpdatePace.Never && q.Since < newest).Select(q => q.Id).ToListAsync(cancel);
        var present = fresh.SelectMany(i => Facets.All.SelectMany(f => Facets.Values(f, i).Select(value => (f, value)))).ToHashSet();
        var asked = new Dictionary<string, IReadOnlyList<Item>>(StringComparer.Ordinal);
        foreach (var some in followed.Chunk(QueriesAtOnce))
        {
            var matches = new List<Match>();
            foreach (var query in await db.SavedQueries.AsNoTracking().Where(q => some.Contains(q.Id)).ToListAsync(cancel))
            {
                // Many people follow the same; a search is asked once.
                if (!asked.TryGetValue(query.Query, out var met))
                {
                    if (await Met(SearchQuery.Parse(query.Query), fresh, present, cancel) is not { } now)
                        return false;
                    asked[query.Query] = met = now;
                }
                matches.AddRange(met.Where(i => i.FirstChange > query.Since).Select(i => new Match(query, i)));
            }
            if (matches.Count > 0 && !await Note(reached, matches, cancel))
                return false;
        }
        return true;
    }

    /// <returns>Null when the index is not ready.</returns>
    private async Task<IReadOnlyList<Item>?> Met(SearchQuery query, List<Item> fresh, HashSet<(Facet, string)> present, CancellationToken cancel)
    {
        // Most searches are narrowed to what none of the new items has; the index need not be asked for that.
        if (query.Filters.Any(f => !f.Value.Any(value => present.Contains((f.Key, value)))))
            return [];
        var hits = await search.Match(query, [.. fresh.Select(i => (i.Module, i.Kind, i.ItemId))], cancel);
        var keys = hits?.Select(h => (h.Module, h.Kind, h.ItemId)).ToHashSet();
        return keys is null ? null : [.. fresh.Where(i => keys.Contains((i.Module, i.Kind, i.ItemId)))];
    }

    /// <returns>False when another host has gone on meanwhile.</returns>
    private async Task<bool> Note(long reached, List<Match> matches, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        // Hosts wait here for one another.
        if (await db.States.Where(s => s.FollowedChange == reached).ExecuteUpdateAsync(set => set.SetProperty(s => s.FollowedChange, reached), cancel) == 0)
            return false;
        var (queries, people, items) = (Ids(m => m.Query.Id), Ids(m => m.Query.PersonId), Ids(m => m.Item.ItemId));
        List<Guid> Ids(Func<Match, Guid> id) => [.. matches.Select(id).Distinct()];
        var followed = await db.SavedQueries.Where(q => queries.Contains(q.Id) && q.PausedAt == null && q.Pace != UpdatePace.Never).Select(q => q.Id).ToListAsync(cancel);
        var found = await db.Found.Where(f => queries.Contains(f.QueryId) && items.Contains(f.ItemId)).Select(f => new { f.QueryId, f.Module, f.Kind, f.ItemId }).ToListAsync(cancel);
        var told = await db.Told.Where(t => people.Contains(t.PersonId) && items.Contains(t.ItemId)).Select(t => new { t.PersonId, t.Module, t.Kind, t.ItemId }).ToListAsync(cancel);
        var (isFollowed, isFound, isTold, now) = (followed.ToHashSet(), found.ToHashSet(), told.ToHashSet(), time.GetUtcNow());
        db.Found.AddRange(matches
            .Where(m => isFollowed.Contains(m.Query.Id)
                && !isFound.Contains(new { QueryId = m.Query.Id, m.Item.Module, m.Item.Kind, m.Item.ItemId })
                && !isTold.Contains(new { m.Query.PersonId, m.Item.Module, m.Item.Kind, m.Item.ItemId }))
            .Select(m => new FoundItem { QueryId = m.Query.Id, Module = m.Item.Module, Kind = m.Item.Kind, ItemId = m.Item.ItemId, FoundAt = now }));
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
        return true;
    }

    private sealed record Match(SavedQuery Query, Item Item);
}
