using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Hub.Discovery.Saved;

/// <summary>A new hearer wants to know what stands in people's own lists: the searches they follow.</summary>
internal sealed class OnReplayRequested(DiscoveryDb db, TimeProvider time) : ReplaySubscriber<DiscoveryDb>(db, time)
{
    public const int Batch = 500;

    protected override async Task<Guid?> Tell(Guid after, CancellationToken cancel)
    {
        var queries = await Db.SavedQueries.AsNoTracking().Where(q => q.Id.CompareTo(after) > 0).OrderBy(q => q.Id).Take(Batch).ToListAsync(cancel);
        foreach (var query in queries)
            Db.Publish(SavedFacts.OwnItemOf(query, query.Version) with { OccurredAt = query.PausedAt ?? query.CreatedAt });
        return queries.Count == Batch ? queries[^1].Id : null;
    }
}
