using System.Data.Common;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hub.Backups;

/// <summary>A module's tables as they were at one moment, whatever is written meanwhile.</summary>
/// <param name="module">Name of the module.</param>
/// <param name="kind">Its engine.</param>
/// <param name="connection">Where the moment is looked at.</param>
/// <param name="transaction">What holds the moment; null where it is a copy of its own.</param>
/// <param name="shape">The module's context: it says what tables there are, and is never asked for rows.</param>
internal sealed class Snapshot(string module, EngineKind kind, DbConnection connection, DbTransaction? transaction, ModuleDb shape)
{
    public string Module => module;

    public IReadOnlyList<ITable> Tables { get; } =
        [.. shape.Model.GetRelationalModel().Tables.OrderBy(t => t.Name, StringComparer.Ordinal)];

    /// <exception cref="RuleViolation">The tables are not those of this program.</exception>
    public async Task<IReadOnlyList<string>> Migrations(CancellationToken cancel)
    {
        var history = TableNames.History(kind, module);
        await using var command = Command($"SELECT {Sql.DelimitIdentifier("MigrationId")} FROM {TableNames.Quote(Sql, kind, history.Table, history.Schema)} ORDER BY 1");
        var applied = new List<string>();
        await using (var rows = await command.ExecuteReaderAsync(cancel))
            while (await rows.ReadAsync(cancel))
                applied.Add(rows.GetString(0));
        return shape.Database.GetMigrations().SequenceEqual(applied, StringComparer.Ordinal)
            ? applied : throw new RuleViolation("Backup.NotMigrated", null, module);
    }

    public async Task<long> Count(ITable table, CancellationToken cancel)
    {
        await using var command = Command($"SELECT COUNT(*) FROM {Name(table)}");
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The reader at each row of a table in the order of its key, with a value for each of the columns.</summary>
    public async IAsyncEnumerable<DbDataReader> Rows(
        ITable table, IReadOnlyList<IColumn> columns, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var order = table.PrimaryKey is { } key ? " ORDER BY " + string.Join(", ", key.Columns.Select(c => Sql.DelimitIdentifier(c.Name))) : "";
        await using var command = Command($"SELECT {string.Join(", ", columns.Select(c => Sql.DelimitIdentifier(c.Name)))} FROM {Name(table)}{order}");
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
            yield return rows;
    }

    private ISqlGenerationHelper Sql { get; } = shape.GetService<ISqlGenerationHelper>();

    private string Name(ITable table) => TableNames.Quote(Sql, kind, table.Name, table.Schema);

    private DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        // Names come from the model and are quoted.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        return command;
    }
}

/// <summary>How tables are called in SQL: SQLite knows no schemas.</summary>
internal static class TableNames
{
    public static string Quote(ISqlGenerationHelper sql, EngineKind kind, string table, string? schema) =>
        kind == EngineKind.Sqlite ? sql.DelimitIdentifier(table) : sql.DelimitIdentifier(table, schema);

    /// <summary>Where a module's applied migrations are noted: see <see cref="Engine.Use"/>.</summary>
    public static (string Table, string? Schema) History(EngineKind kind, string module)
    {
        var schema = module.ToLowerInvariant();
        return kind == EngineKind.Sqlite ? ($"{schema}_Migrations", null) : ("Migrations", schema);
    }
}
