using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hub.SharedKernel.Data;

/// <summary>
/// Writes the new rows of a batch with one prepared command for each table. On SQLite every insert is a command of its own,
/// and preparing it anew costs more than running it; the servers' providers send many rows at once by themselves.
/// </summary>
/// <param name="db">The module's tables.</param>
/// <param name="time">The clock: facts are dated when they are saved, as everywhere.</param>
public sealed class NewRows(ModuleDb db, TimeProvider time) : IAsyncDisposable
{
    private readonly Dictionary<IEntityType, Insert> inserts = [];

    /// <summary>Parents before children, as the foreign keys of the model ask.</summary>
    private readonly Dictionary<IEntityType, int> depths = [];

    private readonly bool isOfUse = db.Database.ProviderName == "Microsoft.EntityFrameworkCore.Sqlite";

    /// <summary>Saves what the context holds, in its open transaction or in one of its own.</summary>
    /// <param name="cancel">Ends the work.</param>
    public async Task Save(CancellationToken cancel)
    {
        db.ChangeTracker.DetectChanges();
        if (!isOfUse)
        {
            await db.SaveChangesAsync(cancel);
            return;
        }
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        await Write(time.GetUtcNow(), cancel);
        await db.SaveChangesAsync(cancel);
        if (own is not null)
            await own.CommitAsync(cancel);
    }

    /// <summary>Inserts what is to be added and lets the context forget these rows.</summary>
    private async Task Write(DateTimeOffset now, CancellationToken cancel)
    {
        var added = db.ChangeTracker.Entries().Where(e => e.State == EntityState.Added).OrderBy(e => Depth(e.Metadata)).ToList();
        foreach (var entry in added)
        {
            Date(entry, now);
            await Prepared(entry.Metadata).Run(entry, cancel);
        }
        foreach (var entry in added)
            entry.State = EntityState.Unchanged;
    }

    private static void Date(EntityEntry entry, DateTimeOffset now)
    {
        if (entry.Entity is not Events.OutboxRow fact)
            return;
        if (fact.OccurredAt == default)
            entry.Property(nameof(Events.OutboxRow.OccurredAt)).CurrentValue = now;
        entry.Property(nameof(Events.OutboxRow.DueAt)).CurrentValue = now;
    }

    /// <summary>Lets the prepared commands go.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var insert in inserts.Values)
            await insert.Command.DisposeAsync();
    }

    private int Depth(IEntityType type)
    {
        if (depths.TryGetValue(type, out var depth))
            return depth;
        // Known before its parents are asked, so that tables that point at each other end somewhere.
        depths[type] = 0;
        return depths[type] = type.GetForeignKeys().Where(k => k.PrincipalEntityType != type)
                .Select(k => Depth(k.PrincipalEntityType) + 1).DefaultIfEmpty().Max();
    }

    private Insert Prepared(IEntityType type)
    {
        if (!inserts.TryGetValue(type, out var insert))
            inserts[type] = insert = Insert.Into(type, db);
        insert.Command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return insert;
    }

    private sealed record Insert(DbCommand Command, IReadOnlyList<(IProperty Property, DbParameter Parameter, Func<object?, object?>? Convert)> Cells)
    {
        public static Insert Into(IEntityType type, ModuleDb db)
        {
            var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
            var command = db.Database.GetDbConnection().CreateCommand();
            var sql = db.GetService<ISqlGenerationHelper>();
            var cells = new List<(IProperty Property, DbParameter Parameter, Func<object?, object?>? Convert)>();
            foreach (var property in type.GetProperties().Where(p => p.GetColumnName(table) is not null))
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"@p{cells.Count}";
                command.Parameters.Add(parameter);
                cells.Add((property, parameter, property.GetRelationalTypeMapping().Converter?.ConvertToProvider));
            }
            var columns = string.Join(", ", cells.Select(c => sql.DelimitIdentifier(c.Property.GetColumnName(table)!)));
            // Names come from the model, never from a file.
#pragma warning disable CA2100
            command.CommandText = $"INSERT INTO {sql.DelimitIdentifier(table.Name)} ({columns}) VALUES ({string.Join(", ", cells.Select(c => c.Parameter.ParameterName))})";
#pragma warning restore CA2100
            return new(command, cells);
        }

        public async Task Run(EntityEntry entry, CancellationToken cancel)
        {
            foreach (var (property, parameter, convert) in Cells)
            {
                var value = entry.CurrentValues[property];
                parameter.Value = (value is null || convert is null ? value : convert(value)) ?? DBNull.Value;
            }
            await Command.ExecuteNonQueryAsync(cancel);
        }
    }
}
