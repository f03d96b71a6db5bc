using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Cabinet.Acting;

/// <summary>Knows for a few seconds whether somebody still acts for somebody, so that a request asks the database at most once.</summary>
internal sealed class ActingTimes(IMemoryCache cache, IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    /// <summary>The running time of this administrator; null when it is over or somebody else's.</summary>
    public async Task<ActingTime?> Running(Guid actingId, Guid administratorId, CancellationToken cancel)
    {
        if (!cache.TryGetValue(Key(actingId), out ActingTime? known))
        {
            await using var scope = scopes.CreateAsyncScope();
            known = await scope.ServiceProvider.GetRequiredService<CabinetDb>().ActingTimes.AsNoTracking()
                .SingleOrDefaultAsync(a => a.Id == actingId, cancel);
            cache.Set(Key(actingId), known, Kept);
        }
        return known is { EndedAt: null } && known.Until > time.GetUtcNow() && known.AdministratorId == administratorId ? known : null;
    }

    public void Forget(Guid actingId) => cache.Remove(Key(actingId));

    private static string Key(Guid id) => "acting:" + id.ToString("N");
}
