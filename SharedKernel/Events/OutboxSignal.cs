using System.Threading.Channels;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hub.SharedKernel.Events;

/// <summary>Wakes the dispatcher as soon as a fact is committed; the dispatcher's timer is only the safety net.</summary>
internal sealed class OutboxSignal : WakeSignal;

/// <summary>Wakes whoever waits for something to do; a wake that nobody waits for is kept for the next who does.</summary>
internal abstract class WakeSignal
{
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => wake.Writer.TryWrite(true);

    public async Task Wait(TimeSpan atMost, TimeProvider time, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(wake.Reader.ReadAsync(stop.Token).AsTask(), Task.Delay(atMost, time, stop.Token));
        await stop.CancelAsync();
    }
}

/// <summary>Dates outgoing facts, raises versions of changed entities, and wakes the dispatcher after the commit.</summary>
internal sealed class SavingInterceptor(OutboxSignal signal, TimeProvider time) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData data, InterceptionResult<int> result)
    {
        Prepare(data.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData data, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Prepare(data.Context!);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData data, int result)
    {
        Wake(data.Context);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData data, int result, CancellationToken cancellationToken = default)
    {
        Wake(data.Context);
        return ValueTask.FromResult(result);
    }

    void IDbTransactionInterceptor.TransactionCommitted(System.Data.Common.DbTransaction transaction, TransactionEndEventData data) =>
        Wake(data.Context);

    Task IDbTransactionInterceptor.TransactionCommittedAsync(
        System.Data.Common.DbTransaction transaction, TransactionEndEventData data, CancellationToken cancellationToken)
    {
        Wake(data.Context);
        return Task.CompletedTask;
    }

    private void Prepare(DbContext db)
    {
        var now = time.GetUtcNow();
        var told = 0;
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry is { State: EntityState.Added, Entity: OutboxRow row })
            {
                // Facts saved together are delivered in the order they were told; a microsecond is what every engine keeps.
                if (row.OccurredAt == default)
                    row.OccurredAt = now.AddMicroseconds(told++);
                row.DueAt = now;
            }
            else if (entry is { State: EntityState.Modified, Entity: IVersioned versioned })
            {
                versioned.Version++;
            }
        }
    }

    private void Wake(DbContext? db)
    {
        if (db is ModuleDb && db.ChangeTracker.Entries<OutboxRow>().Any())
            signal.Raise();
    }
}
