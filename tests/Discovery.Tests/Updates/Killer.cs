using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hub.Discovery.Tests.Updates;

/// <summary>The host has died: from here on nothing reaches the database any more.</summary>
internal sealed class Killed() : Exception("The host was killed.");

/// <summary>Counts commands to a database and kills the host before the one it was told.</summary>
internal sealed class Killer : DbCommandInterceptor, IDbTransactionInterceptor
{
    private int left = int.MaxValue;

    public void KillAfter(int commands) => left = commands;

    public void Revive() => left = int.MaxValue;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        Alive(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        Alive(result);

    public ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        Alive(result);

    private ValueTask<T> Alive<T>(T result) => Interlocked.Decrement(ref left) < 0 ? throw new Killed() : ValueTask.FromResult(result);
}
