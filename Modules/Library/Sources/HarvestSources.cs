using Hub.SharedKernel.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Library.Sources;

/// <summary>Every minute: harvests the repositories whose time has come, each by one host at a time.</summary>
internal sealed class HarvestSources(LibraryDb db, IServiceScopeFactory scopes, ILongWorks works, TimeProvider time) : IJob
{
    public const string Work = "library.harvest";
    private const int AtOnce = 20;

    public async Task Run(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = await db.Sources.AsNoTracking().Where(s => s.IsOn && s.DueAt <= now && (s.LeaseUntil == null || s.LeaseUntil < now)).OrderBy(s => s.DueAt).Select(s => new { s.Id, s.Name }).Take(AtOnce).ToListAsync(cancel);
        foreach (var source in due)
        {
            var until = now + HarvestOne.Lease;
            if (await db.Sources.Where(s => s.Id == source.Id && s.IsOn && (s.LeaseUntil == null || s.LeaseUntil < now)).ExecuteUpdateAsync(set => set.SetProperty(s => s.LeaseUntil, until), cancel) == 0)
                continue;
            try
            {
                await works.RunHere(Work, source.Name, (run, stop) => Harvest(source.Id, run, stop), cancel);
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                // Cancelled on the page: the source rests until somebody switches it on again.
                await db.Sources.Where(s => s.Id == source.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.IsOn, false), cancel);
            }
        }
    }

    private async Task<WorkResult> Harvest(Guid id, WorkRun run, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HarvestOne>().Run(id, run, cancel);
        return new("Works.HarvestDone");
    }
}
