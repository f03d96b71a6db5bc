using System.Text.Json;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Hub.Works;

/// <summary>Where long work is written down, and who holds it.</summary>
internal sealed class WorkBook(IServiceScopeFactory scopes, WorkKinds kinds, WorkSignal signal, TimeProvider time, ILogger<WorkBook> log) : ILongWorks
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30), Beat = TimeSpan.FromSeconds(2);
    private const int MostAttempts = 5, MostShown = 50;
    private static readonly TimeSpan kept = TimeSpan.FromDays(90);

    public async Task<Guid> Begin<T>(string kind, string title, T order, Guid? person, CancellationToken cancel, Guid? id = null)
    {
        _ = kinds.UseCase(kind);
        var (work, old) = (Work.Queue(id ?? Guid.CreateVersion7(), kind, title, JsonSerializer.Serialize(order), person, time.GetUtcNow()), time.GetUtcNow() - kept);
        await In(db => db.Works.Where(w => w.FinishedAt < old).ExecuteDeleteAsync(cancel));
        try
        {
            if (await Find(work.Id, cancel) is null)
                await In(db =>
                {
                    db.Works.Add(work);
                    return db.SaveChangesAsync(cancel);
                });
        }
        catch (DbUpdateException)
        {
            // The same form came twice at once; the other was quicker.
            if (await Find(work.Id, cancel) is null)
                throw;
        }
        signal.Raise();
        return work.Id;
    }

    public async Task<WorkResult> RunHere(string kind, string title, Func<WorkRun, CancellationToken, Task<WorkResult>> work, CancellationToken cancel)
    {
        var (holder, now) = (Guid.CreateVersion7(), time.GetUtcNow());
        var row = Work.Here(kind, title, holder, now, now + Lease);
        await In(db =>
        {
            db.Works.Add(row);
            return db.SaveChangesAsync(cancel);
        });
        return await Hold(new WorkRun(row.Id, "null", null), holder, work, cancel);
    }

    public Task<WorkState?> Find(Guid id, CancellationToken cancel) =>
        In(async db => (await db.Works.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, cancel))?.State());

    /// <summary>The newest works, those not over first.</summary>
    public Task<List<WorkState>> Newest(CancellationToken cancel) => In(async db => (await db.Works.AsNoTracking()
        .OrderBy(w => w.FinishedAt != null).ThenByDescending(w => w.QueuedAt).Take(MostShown).ToListAsync(cancel)).ConvertAll(w => w.State()));

    public async Task<bool> Cancel(Guid id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var waiting = await In(db => db.Works.Where(w => w.Id == id && w.Phase == WorkPhase.Waiting).ExecuteUpdateAsync(set => set
            .SetProperty(w => w.Phase, WorkPhase.Cancelled).SetProperty(w => w.FinishedAt, now).SetProperty(w => w.IsCancelAsked, true), cancel));
        return waiting > 0
            || await In(db => db.Works.Where(w => w.Id == id && w.Phase == WorkPhase.Running).ExecuteUpdateAsync(set => set.SetProperty(w => w.IsCancelAsked, true), cancel)) > 0;
    }

    /// <summary>Ends what is not over without asking whoever does it: for a portal that was restored, where nobody does.</summary>
    public Task CancelAll(string kind, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return In(db => db.Works.Where(w => w.Kind == kind && w.FinishedAt == null).ExecuteUpdateAsync(set => set
            .SetProperty(w => w.Phase, WorkPhase.Cancelled).SetProperty(w => w.FinishedAt, now).SetProperty(w => w.Holder, (Guid?)null), cancel));
    }

    /// <summary>Takes and does what waits, and what a host that died has left.</summary>
    /// <returns>How many works it did.</returns>
    public async Task<int> DoDue(CancellationToken cancel)
    {
        for (var done = 0; ; done++)
        {
            if (await Claim(cancel) is not { } claimed)
                return done;
            var (work, holder) = claimed;
            try
            {
                await Hold(new WorkRun(work.Id, work.Order, work.PersonId), holder, (run, token) => Do(work, run, token), cancel);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
            {
                // Written down already, where whoever began it looks.
                if (failure is not (RuleViolation or OperationCanceledException))
                    log.LogError(failure, "Long work {Work} failed", work.Id);
            }
        }
    }

    private async Task<WorkResult> Do(Work work, WorkRun run, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ((ILongWork)scope.ServiceProvider.GetRequiredService(kinds.UseCase(work.Kind))).Run(run, cancel);
    }

    private Task<(Work, Guid)?> Claim(CancellationToken cancel) => In<(Work, Guid)?>(async db =>
    {
        while (true)
        {
            var now = time.GetUtcNow();
            var next = await db.Works.AsNoTracking().Where(w => w.Phase == WorkPhase.Waiting || w.Phase == WorkPhase.Running && w.LeaseUntil < now)
                .OrderBy(w => w.QueuedAt).FirstOrDefaultAsync(cancel);
            if (next is null)
                return null;
            var (holder, until) = (Guid.CreateVersion7(), now + Lease);
            // Of two hosts that saw the same one gets it.
            var mine = await db.Works.Where(w => w.Id == next.Id && w.Phase == next.Phase && w.Attempts == next.Attempts && (w.LeaseUntil == null || w.LeaseUntil < now))
                .ExecuteUpdateAsync(set => set.SetProperty(w => w.Phase, WorkPhase.Running).SetProperty(w => w.Attempts, w => w.Attempts + 1)
                    .SetProperty(w => w.Holder, holder).SetProperty(w => w.LeaseUntil, until), cancel);
            if (mine == 0)
                continue;
            if (next.IsCancelAsked)
                await End(next.Id, holder, WorkPhase.Cancelled, null);
            else if (next.IsLocal)
                await End(next.Id, holder, WorkPhase.Failed, new("Works.TerminalGone"));
            else if (next.Attempts >= MostAttempts)
                await End(next.Id, holder, WorkPhase.Failed, new("Works.GaveUp"));
            else
                return (next, holder);
        }
    });

    private async Task<WorkResult> Hold(WorkRun run, Guid holder, Func<WorkRun, CancellationToken, Task<WorkResult>> work, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var over = new CancellationTokenSource();
        var beating = KeepAlive(run, holder, stop, over.Token);
        try
        {
            var result = await work(run, stop.Token);
            await Silence();
            await End(run.Id, holder, WorkPhase.Done, result);
            return result;
        }
        catch (OperationCanceledException)
        {
            await Silence();
            if (await In(db => db.Works.AnyAsync(w => w.Id == run.Id && w.Holder == holder && (w.IsCancelAsked || w.IsLocal))))
                await End(run.Id, holder, WorkPhase.Cancelled, null);
            else
                await Change(run.Id, holder, row => row.LetGo());
            throw;
        }
        catch (Exception failure)
        {
            await Silence();
            await End(run.Id, holder, WorkPhase.Failed, failure is RuleViolation broken
                ? new(broken.Key, [.. broken.Details.Select(d => d.ToString() ?? "")]) : new("Works.Broken", failure.Message));
            throw;
        }

        async Task Silence()
        {
            await over.CancelAsync();
            await beating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Whoever lost the lease, or is asked to end, stops; a database that is away for a moment stops nobody.
    private async Task KeepAlive(WorkRun run, Guid holder, CancellationTokenSource stop, CancellationToken over)
    {
        while (true)
        {
            await Task.Delay(Beat, time, over);
            var (until, step) = (time.GetUtcNow() + Lease, run.Step);
            try
            {
                var held = await In(db => db.Works.Where(w => w.Id == run.Id && w.Holder == holder && !w.IsCancelAsked).ExecuteUpdateAsync(set => set
                    .SetProperty(w => w.LeaseUntil, until).SetProperty(w => w.StepKey, step == null ? null : step.TextKey)
                    .SetProperty(w => w.StepDone, step == null ? 0 : step.Done).SetProperty(w => w.StepTotal, step == null ? 0 : step.Total), over));
                if (held == 0)
                    await stop.CancelAsync();
            }
            catch (System.Data.Common.DbException failure)
            {
                log.LogWarning(failure, "Long work {Work} could not say that it goes on", run.Id);
            }
        }
    }

    private Task End(Guid id, Guid holder, WorkPhase phase, WorkResult? result) => Change(id, holder, row => row.End(phase, result, time.GetUtcNow()));

    private Task<int> Change(Guid id, Guid holder, Action<Work> change) => In(async db =>
    {
        if (await db.Works.SingleOrDefaultAsync(w => w.Id == id && w.Holder == holder) is not { } row)
            return 0;
        change(row);
        return await db.SaveChangesAsync();
    });

    private async Task<T> In<T>(Func<PortalDb, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PortalDb>());
    }
}
