using System.Data;
using System.Data.Common;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Microsoft.Data.Sqlite;

namespace Hub.Backups;

/// <summary>
/// All modules' tables at one moment. On a server a transaction holds it; of SQLite's files copies are made by its online backup, so that a
/// long backup keeps no log growing. Nobody who writes waits longer than it takes to look at every database once.
/// </summary>
internal sealed class Snapshots : IAsyncDisposable
{
    private const int Busy = 5, Locked = 6, Tries = 10;

    private readonly List<IAsyncDisposable> held = [];

    public IReadOnlyList<Snapshot> All { get; private set; } = [];

    /// <summary>Whether all modules show the same moment. A module of its own server, or one whose tables are written to without a pause, may be a little apart.</summary>
    public bool OneMoment { get; private set; } = true;

    /// <param name="databases">The modules' databases.</param>
    /// <param name="scope">Services of a scope that lives as long as the snapshots.</param>
    /// <param name="workFolder">Where copies may lie meanwhile.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="RuleViolation">SQL Server is not set up for it.</exception>
    public static async Task<Snapshots> Take(ModuleDatabases databases, IServiceProvider scope, string workFolder, CancellationToken cancel)
    {
        var taken = new Snapshots();
        try
        {
            var settings = scope.GetRequiredService<IConfiguration>();
            var places = databases.All.GroupBy(d => Engine.For(settings, d.Module.Name)).ToList();
            var looks = places[0].Key.Kind == EngineKind.Sqlite
                ? await taken.Files([.. places.Select(p => p.Key)], workFolder, cancel)
                : await taken.Transactions([.. places.Select(p => p.Key)], cancel);
            taken.All = [.. places.Zip(looks).SelectMany(p => p.First.Select(d =>
                new Snapshot(d.Module.Name, p.First.Key.Kind, p.Second.Connection, p.Second.Transaction, d.In(scope))))];
            return taken;
        }
        catch
        {
            await taken.DisposeAsync();
            throw;
        }
    }

    private async Task<List<(DbConnection Connection, DbTransaction? Transaction)>> Transactions(List<Engine> engines, CancellationToken cancel)
    {
        OneMoment = engines.Count == 1;
        var looks = new List<(DbConnection, DbTransaction?)>();
        foreach (var engine in engines)
        {
            var connection = engine.NewConnection();
            held.Add(connection);
            await connection.OpenAsync(cancel);
            if (engine.Kind == EngineKind.SqlServer)
                await NeedSnapshots(connection, cancel);
            var transaction = await connection.BeginTransactionAsync(
                engine.Kind == EngineKind.PostgreSql ? IsolationLevel.RepeatableRead : IsolationLevel.Snapshot, cancel);
            held.Add(transaction);
            await Look(connection, transaction, engine.Kind == EngineKind.PostgreSql
                ? "SET TRANSACTION READ ONLY; SELECT COUNT(*) FROM pg_class" : "SELECT COUNT(*) FROM sys.tables", cancel);
            looks.Add((connection, transaction));
        }
        return looks;
    }

    private static async Task NeedSnapshots(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT snapshot_isolation_state FROM sys.databases WHERE database_id = DB_ID()";
        if (await command.ExecuteScalarAsync(cancel) is not (byte)1)
            throw new RuleViolation("Backup.NoSnapshots", null, connection.Database);
    }

    private async Task<List<(DbConnection Connection, DbTransaction? Transaction)>> Files(List<Engine> engines, string workFolder, CancellationToken cancel)
    {
        var sources = await OpenAtOnce(engines, cancel);
        var looks = new List<(DbConnection, DbTransaction?)>();
        try
        {
            foreach (var (source, at) in sources.Select((s, i) => (s, i)))
            {
                var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(workFolder, $"{at}.db"), Pooling = false }.ToString());
                held.Add(copy);
                await copy.OpenAsync(cancel);
                await Task.Run(() => source.BackupDatabase(copy), cancel);
                looks.Add((copy, null));
            }
            return looks;
        }
        finally
        {
            foreach (var source in sources)
                await source.DisposeAsync();
        }
    }

    /// <summary>Readers of all files that see the same moment: nobody may write while the last of them begins.</summary>
    private async Task<List<SqliteConnection>> OpenAtOnce(List<Engine> engines, CancellationToken cancel)
    {
        for (var left = Tries; ; left--)
        {
            var guards = new List<SqliteConnection>();
            var readers = new List<SqliteConnection>();
            try
            {
                foreach (var engine in engines)
                {
                    if (left > 0)
                        guards.Add(await Begin(engine, "BEGIN IMMEDIATE", cancel));
                }
                foreach (var engine in engines)
                    readers.Add(await Begin(engine, "BEGIN; SELECT COUNT(*) FROM sqlite_master", cancel));
                OneMoment = left > 0;
                return readers;
            }
            catch (SqliteException busy) when (busy.SqliteErrorCode is Busy or Locked && left > 0)
            {
                // Somebody writes for long, an import for example: all others must not wait for it, so everything is let go and tried again.
                foreach (var reader in readers)
                    await reader.DisposeAsync();
            }
            finally
            {
                foreach (var guard in guards)
                    await guard.DisposeAsync();
            }
        }
    }

    private static async Task<SqliteConnection> Begin(Engine engine, string sql, CancellationToken cancel)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(engine.Connection) { Pooling = false, DefaultTimeout = 1 }.ToString());
        try
        {
            await connection.OpenAsync(cancel);
            await Look(connection, null, sql, cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task Look(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        // Constants of this file.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteScalarAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        for (var i = held.Count - 1; i >= 0; i--)
            await held[i].DisposeAsync();
    }
}
