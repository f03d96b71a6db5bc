using System.Data.Common;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hub.Testing;

/// <summary>Data of an earlier version: tables as they were, and rows written into the columns they had.</summary>
public static class OldRows
{
    /// <summary>Makes the tables as a migration left them.</summary>
    /// <param name="db">An empty database.</param>
    /// <param name="migration">Name of the migration, e.g. <c>Initial</c>.</param>
    public static Task Until(this ModuleDb db, string migration) => db.GetService<IMigrator>().MigrateAsync(migration);

    /// <summary>Writes an entity into those columns its table has now.</summary>
    /// <param name="db">The database.</param>
    /// <param name="entity">What to write; its parts are left out.</param>
    public static async Task WriteOld(this ModuleDb db, object entity)
    {
        var entry = db.Entry(entity);
        var (sql, table) = (db.GetService<ISqlGenerationHelper>(), entry.Metadata);
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        var name = db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal) ? sql.DelimitIdentifier(table.GetTableName()!)
            : sql.DelimitIdentifier(table.GetTableName()!, table.GetSchema());
        var there = await Columns(command, name);
        var cells = table.GetProperties().Where(p => there.Contains(p.GetColumnName())).ToList();
        foreach (var (property, at) in cells.Select((p, i) => (p, i)))
        {
            var mapping = property.GetRelationalTypeMapping();
            command.Parameters.Add(mapping.CreateParameter(command, $"@p{at}", entry.CurrentValues[property], property.IsNullable));
        }
        // Names come from the model.
#pragma warning disable CA2100
        command.CommandText = $"INSERT INTO {name} ({string.Join(", ", cells.Select(c => sql.DelimitIdentifier(c.GetColumnName())))}) VALUES ({string.Join(", ", cells.Select((_, at) => $"@p{at}"))})";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<HashSet<string>> Columns(DbCommand command, string table)
    {
#pragma warning disable CA2100
        command.CommandText = $"SELECT * FROM {table} WHERE 1 = 0";
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }
}
