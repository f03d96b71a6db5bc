using System.Data.Common;
using System.IO.Compression;
using System.Text.Json;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hub.Backups;

/// <summary>Writes the rows of a backup's file into a table, many at a time.</summary>
internal sealed class TableRows : IAsyncDisposable
{
    // SQL Server takes 2 100 parameters and 1 000 rows.
    private const int MostValues = 2000, MostRows = 200;

    private readonly DbConnection connection;
    private readonly DbTransaction transaction;
    private readonly EngineKind kind;
    private readonly (string Column, Cell Cell)[] columns;
    private readonly string insert;
    private readonly int batch;
    private readonly List<JsonDocument> waiting = [];
    private DbCommand? whole;

    private TableRows(DbConnection connection, DbTransaction transaction, EngineKind kind, (string Column, Cell Cell)[] columns, string insert)
    {
        (this.connection, this.transaction, this.kind, this.columns, this.insert) = (connection, transaction, kind, columns, insert);
        batch = Math.Clamp(MostValues / columns.Length, 1, MostRows);
    }

    /// <returns>How many rows there were.</returns>
    /// <exception cref="RuleViolation">The file is not one of ours.</exception>
    public static async Task<long> Take(string file, DbConnection connection, DbTransaction transaction, ISqlGenerationHelper sql, string table,
        EngineKind kind, Steps steps, CancellationToken cancel)
    {
        var name = Path.GetFileName(file);
        try
        {
            using var lines = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
            var columns = Columns(await lines.ReadLineAsync(cancel) ?? throw new RuleViolation("Backup.Damaged", null, name), name);
            await using var rows = new TableRows(connection, transaction, kind, columns,
                $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => sql.DelimitIdentifier(c.Column)))}) VALUES ");
            var count = 0L;
            while (await lines.ReadLineAsync(cancel) is { } line)
            {
                await rows.Add(JsonDocument.Parse(line), cancel);
                count++;
                steps.Next();
            }
            await rows.Flush(cancel);
            return count;
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidDataException or InvalidOperationException)
        {
            throw new RuleViolation("Backup.Damaged", null, $"{name}: {wrong.Message}");
        }
    }

    private static (string Column, Cell Cell)[] Columns(string line, string file)
    {
        using var heading = JsonDocument.Parse(line);
        return [.. heading.RootElement.EnumerateArray().Select(c => c.GetString()!.Split(':')).Select(c =>
            (c[0], Cell.Named(c[^1]) ?? throw new RuleViolation("Backup.Damaged", null, file)))];
    }

    private async Task Add(JsonDocument row, CancellationToken cancel)
    {
        waiting.Add(row);
        if (waiting.Count < batch)
            return;
        whole ??= Command(batch);
        await Send(whole, cancel);
    }

    private async Task Flush(CancellationToken cancel)
    {
        if (waiting.Count == 0)
            return;
        await using var rest = Command(waiting.Count);
        await Send(rest, cancel);
    }

    private async Task Send(DbCommand command, CancellationToken cancel)
    {
        var at = 0;
        foreach (var row in waiting)
            using (row)
            {
                var cells = row.RootElement;
                if (cells.GetArrayLength() != columns.Length)
                    throw new FormatException($"{cells.GetArrayLength()} ≠ {columns.Length}");
                foreach (var (cell, column) in cells.EnumerateArray().Zip(columns))
                    command.Parameters[at++].Value = cell.ValueKind == JsonValueKind.Null ? DBNull.Value : column.Cell.Parse(cell);
            }
        waiting.Clear();
        await command.ExecuteNonQueryAsync(cancel);
    }

    private DbCommand Command(int rows)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandTimeout = 0;
        for (var at = 0; at < rows * columns.Length; at++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{at}";
            // SQL Server would take a moment for its old and coarse kind; the others know by the value.
            if (kind == EngineKind.SqlServer)
                parameter.DbType = columns[at % columns.Length].Cell.Parameter;
            command.Parameters.Add(parameter);
        }
        var values = Enumerable.Range(0, rows).Select(row =>
            $"({string.Join(", ", Enumerable.Range(row * columns.Length, columns.Length).Select(at => $"@p{at}"))})");
        // The values are parameters, the names quoted.
#pragma warning disable CA2100
        command.CommandText = insert + string.Join(", ", values);
#pragma warning restore CA2100
        return command;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var row in waiting)
            row.Dispose();
        if (whole is not null)
            await whole.DisposeAsync();
    }
}
