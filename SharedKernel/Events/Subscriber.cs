using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hub.SharedKernel.Events;

/// <summary>
/// Hears one kind of fact and saves its effect together with an inbox row: exactly once, whatever is told again.
/// Nothing outside the database may happen here (no mail, no HTTP): write a row and let a job send.
/// </summary>
/// <typeparam name="TEvent">The fact.</typeparam>
/// <typeparam name="TDb">The hearing module's database.</typeparam>
public abstract class Subscriber<TEvent, TDb> : INotificationHandler<TEvent>
    where TEvent : IntegrationEvent
    where TDb : ModuleDb
{
    private readonly TDb db;
    private readonly TimeProvider time;

    /// <summary>For heirs.</summary>
    /// <param name="db">The hearing module's database.</param>
    /// <param name="time">The clock.</param>
    protected Subscriber(TDb db, TimeProvider time)
    {
        this.db = db;
        this.time = time;
    }

    /// <summary>The hearing module's database.</summary>
    protected TDb Db => db;

    /// <summary>Changes what the fact means for this module; saving is done by the base.</summary>
    /// <param name="fact">What happened.</param>
    /// <param name="cancel">Ends the work.</param>
    protected abstract Task On(TEvent fact, CancellationToken cancel);

    /// <summary>Takes the fact unless it was taken before.</summary>
    /// <param name="notification">The fact.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task Handle(TEvent notification, CancellationToken cancellationToken)
    {
        var name = GetType().FullName!;
        // Another subscriber of the same module may have failed in this scope and left its changes behind.
        db.ChangeTracker.Clear();
        if (await Taken(notification, name, cancellationToken))
            return;
        // Opened before the work, so that what an heir changes by ExecuteUpdate belongs to the same whole.
        await using var whole = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            await On(notification, cancellationToken);
            db.Inbox.Add(new InboxRow { EventId = notification.EventId, Subscriber = name, TakenAt = time.GetUtcNow() });
            await db.SaveChangesAsync(cancellationToken);
            await whole.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            await whole.RollbackAsync(cancellationToken);
            db.ChangeTracker.Clear();
            // Two hosts at once: the other one saved the inbox row first, so the effect is there.
            if (!await Taken(notification, name, cancellationToken))
                throw;
        }
    }

    private Task<bool> Taken(TEvent fact, string name, CancellationToken cancel) =>
        db.Inbox.AsNoTracking().AnyAsync(r => r.EventId == fact.EventId && r.Subscriber == name, cancel);
}
