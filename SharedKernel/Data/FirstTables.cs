using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hub.SharedKernel.Data;

/// <summary>
/// Tables of a database file that was not there: made at once as they are today, and every migration noted as applied. Replaying years of
/// migrations costs a model for each of them, which on an empty disk was a fifth of the work of a start.
/// </summary>
internal static class FirstTables
{
    /// <summary>Makes them; makes nothing when a migration does what the model does not tell, so that it must be applied itself.</summary>
    /// <param name="db">A database nobody else uses yet.</param>
    /// <param name="cancel">Ends the work; nothing is half made.</param>
    public static async Task Make(ModuleDb db, CancellationToken cancel)
    {
        var assembly = db.GetService<IMigrationsAssembly>();
        var migrations = assembly.Migrations.Select(m => (Id: m.Key, assembly.CreateMigration(m.Value, db.Database.ProviderName!).UpOperations)).ToList();
        var model = db.GetService<IDesignTimeModel>().Model;
        var seeded = model.GetEntityTypes().Where(e => e.GetSeedData().Any()).Select(e => e.GetTableName()).ToHashSet();
        if (migrations.Count == 0 || migrations.SelectMany(m => m.UpOperations).Any(o => !InModel(o, seeded) && !IsFact(o)))
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(cancel);
        await db.GetService<IMigrationCommandExecutor>().ExecuteNonQueryAsync(
            db.GetService<IMigrationsSqlGenerator>().Generate([.. migrations.SelectMany(m => m.UpOperations).Where(IsFact)], model),
            db.GetService<IRelationalConnection>(), cancel);
        var history = db.GetService<IHistoryRepository>();
        await history.CreateIfNotExistsAsync(cancel);
        foreach (var (id, _) in migrations)
            await db.Database.ExecuteSqlRawAsync(history.GetInsertScript(new(id, ProductInfo.GetVersion())), cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>What the model of today tells by itself: tables, and the rows it is born with.</summary>
    private static bool InModel(MigrationOperation operation, HashSet<string?> seeded) => operation switch
    {
        InsertDataOperation insert => seeded.Contains(insert.Table),
        UpdateDataOperation update => seeded.Contains(update.Table),
        DeleteDataOperation delete => seeded.Contains(delete.Table),
        _ => operation is CreateTableOperation or DropTableOperation or RenameTableOperation or AlterTableOperation or EnsureSchemaOperation
            or AddColumnOperation or DropColumnOperation or RenameColumnOperation or AlterColumnOperation
            or CreateIndexOperation or DropIndexOperation or RenameIndexOperation
            or AddForeignKeyOperation or DropForeignKeyOperation or AddPrimaryKeyOperation or DropPrimaryKeyOperation
            or AddUniqueConstraintOperation or DropUniqueConstraintOperation,
    };

    /// <summary>A migration may tell something too: <see cref="OutboxTables.AskForReplay"/>.</summary>
    private static bool IsFact(MigrationOperation operation) => operation is InsertDataOperation { Table: nameof(ModuleDb.Outbox) };
}
