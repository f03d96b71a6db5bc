using Hub.SharedKernel.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Library.Sources;

/// <summary>Every minute: harvests the repositories whose time has come, each by one host at a time.</summary>
internal sealed class HarvestSources(LibraryDb db, IServiceScopeFactory scopes, TimeProvider time) : IJob
{
    private const int AtOnce = 20;

    public async Task Run(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = await db.Sources.AsNoTracking().Where(s => s.IsOn && s.DueAt <= now && (s.LeaseUntil == null || s.LeaseUntil < now)).OrderBy(s => s.DueAt).Select(s => s.Id).Take(AtOnce).ToListAsync(cancel);
        foreach (var id in due)
        {
            var until = now + HarvestOne.Lease;
            if (await db.Sources.Where(s => s.Id == id && s.IsOn && (s.LeaseUntil == null || s.LeaseUntil < now)).ExecuteUpdateAsync(set => set.SetProperty(s => s.LeaseUntil, until), cancel) == 0)
                continue;
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<HarvestOne>().Run(id, cancel);
        }
    }
}
