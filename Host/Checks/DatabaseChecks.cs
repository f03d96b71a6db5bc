using System.Data.Common;
using System.Globalization;
using Hub.Backups;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hub.Checks;

/// <summary>Every module's database answers, is up to date, takes what is written, and its clock agrees.</summary>
internal sealed class DatabaseChecks(ModuleDatabases databases, IServiceScopeFactory scopes, IConfiguration settings, TimeProvider time)
{
    private static readonly TimeSpan ClocksMayDiffer = TimeSpan.FromSeconds(30), Patience = TimeSpan.FromSeconds(10);

    public async Task<IReadOnlyList<Finding>> Look(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var found = await Task.WhenAll(databases.All.Select(database => Look(database.Module.Name, database.In(scope.ServiceProvider), cancel)));
        // Modules of one server say the same of it.
        return [.. found.SelectMany(f => f).DistinctBy(f => (f.Key, Said: f.In("en").Replace(Name(f), "", StringComparison.Ordinal)))];
    }

    private static string Name(Finding finding) => finding.Key is "DatabaseBehind" or "DatabaseNewer" ? "\0" : finding.Details[0].ToString()!;

    private async Task<List<Finding>> Look(string module, ModuleDb db, CancellationToken cancel)
    {
        var found = new List<Finding>();
        var engine = Engine.For(settings, module);
        if (engine.Kind == EngineKind.Sqlite && !File.Exists(db.Database.GetDbConnection().DataSource))
            return [new("DatabaseBehind", module)];
        try
        {
            using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            late.CancelAfter(Patience);
            await db.Database.OpenConnectionAsync(late.Token);
            found.AddRange(await Version(module, db, late.Token));
            if (found.Count == 0)
                found.AddRange(await Writing(module, db, engine.Kind, late.Token));
            if (await Clock(db, engine.Kind, late.Token) is { } clock && (clock - time.GetUtcNow()).Duration() > ClocksMayDiffer)
                found.Add(new("DatabaseClock", module, Math.Round((clock - time.GetUtcNow()).TotalSeconds)));
        }
        catch (Exception failure) when (failure is DbException or OperationCanceledException or InvalidOperationException or ArgumentException or TimeoutException)
        {
            cancel.ThrowIfCancellationRequested();
            found.Add(new("DatabaseSilent", module, failure.Message));
        }
        return found;
    }

    private static async Task<List<Finding>> Version(string module, ModuleDb db, CancellationToken cancel)
    {
        var (applied, known) = ((await db.Database.GetAppliedMigrationsAsync(cancel)).ToHashSet(), db.Database.GetMigrations().ToHashSet());
        if (applied.Contains(RestoreMark.Id))
            return [new("RestoreUnfinished", module)];
        if (applied.Except(known).FirstOrDefault() is { } newer)
            return [new("DatabaseNewer", module, newer)];
        return known.IsSubsetOf(applied) ? [] : [new("DatabaseBehind", module)];
    }

    // A row that is taken back again.
    private async Task<List<Finding>> Writing(string module, ModuleDb db, EngineKind kind, CancellationToken cancel)
    {
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            // The name is quoted, the values are parameters.
            var inbox = TableNames.Quote(db.GetService<ISqlGenerationHelper>(), kind, "Inbox", module.ToLowerInvariant());
#pragma warning disable EF1002, EF1003
            await db.Database.ExecuteSqlRawAsync($"INSERT INTO {inbox} (\"EventId\", \"Subscriber\", \"TakenAt\") " + "VALUES ({0}, {1}, {2})",
                [Guid.CreateVersion7(), "check", time.GetUtcNow().UtcDateTime], cancel);
#pragma warning restore EF1002, EF1003
            await transaction.RollbackAsync(cancel);
            return [];
        }
        catch (DbException failure)
        {
            return [new("DatabaseReadOnly", module, failure.Message)];
        }
    }

    private static async Task<DateTimeOffset?> Clock(ModuleDb db, EngineKind kind, CancellationToken cancel)
    {
        if (kind == EngineKind.Sqlite)
            return null;
        await using var command = db.Database.GetDbConnection().CreateCommand();
        if (kind == EngineKind.PostgreSql)
            command.CommandText = "SELECT clock_timestamp()";
        else
            command.CommandText = "SELECT SYSUTCDATETIME()";
        return new DateTimeOffset(DateTime.SpecifyKind(Convert.ToDateTime(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture), DateTimeKind.Utc));
    }
}
