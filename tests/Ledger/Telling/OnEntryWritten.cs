using Hub.SharedKernel.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hub.Ledger.Telling;

/// <summary>Works always.</summary>
internal sealed class OnEntryWrittenFirst(LedgerDb db, TimeProvider time) : Subscriber<EntryWritten, LedgerDb>(db, time)
{
    protected override Task On(EntryWritten fact, CancellationToken cancel)
    {
        Db.Effects.Add(new Effect { Number = fact.Number, By = "first" });
        return Task.CompletedTask;
    }
}

/// <summary>Fails when the weather is bad, after it has already changed something.</summary>
internal sealed class OnEntryWrittenFragile(LedgerDb db, TimeProvider time, Weather weather) : Subscriber<EntryWritten, LedgerDb>(db, time)
{
    protected override async Task On(EntryWritten fact, CancellationToken cancel)
    {
        // Sent at once, before the base saves.
        await Db.Entries.Where(e => e.Number == fact.Number)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Text, e => e.Text + "!"), cancel);
        weather.Strike(fact.Number);
        Db.Effects.Add(new Effect { Number = fact.Number, By = "fragile" });
    }
}

/// <summary>Comes after the fragile one.</summary>
internal sealed class OnEntryWrittenLast(LedgerDb db, TimeProvider time) : Subscriber<EntryWritten, LedgerDb>(db, time)
{
    protected override Task On(EntryWritten fact, CancellationToken cancel)
    {
        Db.Effects.Add(new Effect { Number = fact.Number, By = "last" });
        return Task.CompletedTask;
    }
}

/// <summary>Cannot always be made, as when a service it wants is missing.</summary>
internal sealed class OnEntryWrittenUnmakeable : INotificationHandler<EntryWritten>
{
    public OnEntryWrittenUnmakeable(Weather weather)
    {
        if (weather.Unmakeable)
            throw new InvalidOperationException("This subscriber cannot be made.");
    }

    public Task Handle(EntryWritten notification, CancellationToken cancellationToken) => Task.CompletedTask;
}
