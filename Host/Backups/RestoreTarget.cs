using System.Data.Common;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hub.Backups;

/// <summary>A module's database that is to take the rows of a backup, with tables as they were when it was taken.</summary>
internal sealed class RestoreTarget(ModulePart part, Engine engine, ModuleDb db)
{
    public string Module => part.Name;

    public Engine Engine => engine;

    /// <exception cref="RuleViolation">The backup comes from a newer portal, or from one of another line.</exception>
    public void CheckVersion()
    {
        if (!db.Database.GetMigrations().Take(part.Migrations.Count).SequenceEqual(part.Migrations, StringComparer.Ordinal) || part.Migrations.Count == 0)
            throw new RuleViolation("Backup.Newer", null, part.Name, part.Migrations.LastOrDefault() ?? "–");
    }

    /// <summary>Whether a restore was begun here, and whether there are no tables.</summary>
    /// <exception cref="RuleViolation">The database does not answer.</exception>
    public async Task<(bool Marked, bool Empty)> State(CancellationToken cancel)
    {
        if (engine.Kind == EngineKind.Sqlite && !File.Exists(db.Database.GetDbConnection().DataSource))
            return (false, true);
        if (!await db.Database.CanConnectAsync(cancel))
            throw new RuleViolation("Backup.NoDatabase", null, part.Name);
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        return (applied.Contains(RestoreMark.Id), applied.Count == 0);
    }

    public async Task Mark(CancellationToken cancel)
    {
        var history = db.GetService<IHistoryRepository>();
        await history.CreateIfNotExistsAsync(cancel);
        if (!(await db.Database.GetAppliedMigrationsAsync(cancel)).Contains(RestoreMark.Id))
            await db.Database.ExecuteSqlRawAsync(history.GetInsertScript(new(RestoreMark.Id, ProductInfo.GetVersion())), cancel);
    }

    public Task MakeTables(CancellationToken cancel) => db.GetService<IMigrator>().MigrateAsync(part.Migrations[^1], cancel);

    public Task Unmark(CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync(db.GetService<IHistoryRepository>().GetDeleteScript(RestoreMark.Id), cancel);

    /// <summary>Takes all rows of the backup in the place of those the tables were born with.</summary>
    public async Task Fill(string folder, DbConnection connection, DbTransaction transaction, Steps steps, CancellationToken cancel)
    {
        var model = ModelThen();
        var links = model.GetRelationalModel().Tables.SelectMany(t => t.ForeignKeyConstraints).ToList();
        // Rows come table by table and point at each other in every direction.
        if (engine.Kind == EngineKind.Sqlite)
            await Execute(connection, transaction, "PRAGMA defer_foreign_keys = ON", cancel);
        else
            await Execute(connection, transaction, links.Select(l => new DropForeignKeyOperation { Name = l.Name, Table = l.Table.Name, Schema = l.Table.Schema }), model, cancel);
        foreach (var table in part.Tables)
            await Execute(connection, transaction, $"DELETE FROM {Name(table)}", cancel);
        foreach (var table in part.Tables)
        {
            var rows = await TableRows.Take(TablePart.PathIn(folder, part.Name, table.Name), connection, transaction, db.GetService<ISqlGenerationHelper>(),
                Name(table), engine.Kind, steps, cancel);
            if (rows != table.Rows)
                throw new RuleViolation("Backup.Damaged", null, $"{part.Name}/{table.Name}");
        }
        if (engine.Kind != EngineKind.Sqlite)
            await Execute(connection, transaction, links.Select(AddForeignKeyOperation.CreateFrom), model, cancel);
    }

    private string Name(TablePart table) => TableNames.Quote(db.GetService<ISqlGenerationHelper>(), engine.Kind, table.Name, part.Name.ToLowerInvariant());

    private IModel ModelThen()
    {
        var assembly = db.GetService<IMigrationsAssembly>();
        var then = assembly.CreateMigration(assembly.Migrations[part.Migrations[^1]], db.Database.ProviderName!).TargetModel;
        return db.GetService<IModelRuntimeInitializer>().Initialize(then is IMutableModel open ? open.FinalizeModel() : then, designTime: true, validationLogger: null);
    }

    private async Task Execute(DbConnection connection, DbTransaction transaction, IEnumerable<MigrationOperation> operations, IModel model, CancellationToken cancel)
    {
        foreach (var command in db.GetService<IMigrationsSqlGenerator>().Generate([.. operations], model))
            await Execute(connection, transaction, command.CommandText, cancel);
    }

    private static async Task Execute(DbConnection connection, DbTransaction transaction, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        // Made from the model, or from names that were checked and quoted.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
