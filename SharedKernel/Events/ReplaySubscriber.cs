using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;

namespace Hub.SharedKernel.Events;

/// <summary>
/// A module's answer to <see cref="ReplayRequested"/>, a batch at a time. Every batch is told in a transaction of its own together with the
/// request for the next one: no transaction grows with the module, and a portal that is stopped in the midst goes on where it was.
/// </summary>
/// <typeparam name="TDb">The answering module's database.</typeparam>
public abstract class ReplaySubscriber<TDb> : Subscriber<ReplayRequested, TDb>
    where TDb : ModuleDb
{
    /// <summary>For heirs.</summary>
    /// <param name="db">The answering module's database.</param>
    /// <param name="time">The clock.</param>
    protected ReplaySubscriber(TDb db, TimeProvider time) : base(db, time) { }

    /// <summary>
    /// Tells the next batch as it is now, without changing anything: with the version told last, and with the moment the state came about
    /// where the fact has no version, so that hearers who know it, or know something newer, change nothing.
    /// </summary>
    /// <param name="after">Id of the last one told; empty at the beginning.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>The last id of this batch; null when nothing is left to tell.</returns>
    protected abstract Task<Guid?> Tell(Guid after, CancellationToken cancel);

    /// <inheritdoc />
    protected sealed override async Task On(ReplayRequested fact, CancellationToken cancel)
    {
        if (fact.Module is not null && fact.Module != Db.ModuleName)
            return;
        if (await Tell(fact.After ?? Guid.Empty, cancel) is { } last)
            Db.Publish(new ReplayRequested(Db.ModuleName, last));
    }
}
