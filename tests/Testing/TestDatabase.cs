using System.Data.Common;
using Hub.SharedKernel.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Hub.Testing;

/// <summary>
/// A throw-away place for everything a hub writes: a folder, and on a server a database of its own.
/// Given to two hubs it is what two hosts share, or what a hub finds again after a crash.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? server;
    private readonly string name = $"hub_test_{Guid.CreateVersion7():N}";

    private TestDatabase(EngineKind engine, string? server) => (Engine, this.server) = (engine, server);

    /// <summary>The engine.</summary>
    public EngineKind Engine { get; }

    /// <summary>Folder for files, mails and SQLite databases.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("hub-test-").FullName;

    /// <summary>Connection string of the database on the server; null for SQLite.</summary>
    public string? Connection { get; private set; }

    /// <summary>Makes an empty database.</summary>
    /// <param name="engine">Where.</param>
    /// <param name="own">Connection string of another server than that of all tests.</param>
    public static async Task<TestDatabase> Create(EngineKind engine = EngineKind.Sqlite, string? own = null)
    {
        var server = own ?? Engines.Server(engine) ?? throw new InvalidOperationException($"No test server is set for {engine}.");
        var made = new TestDatabase(engine, server);
        if (engine == EngineKind.Sqlite)
            return made;
        await made.OnServer($"CREATE DATABASE {made.name}");
        made.Connection = engine == EngineKind.PostgreSql
            ? new NpgsqlConnectionStringBuilder(server) { Database = made.name, MaxPoolSize = 20 }.ToString()
            : new SqlConnectionStringBuilder(server) { InitialCatalog = made.name }.ToString();
        return made;
    }

    /// <summary>Deletes everything.</summary>
    public async ValueTask DisposeAsync()
    {
        switch (Engine)
        {
            case EngineKind.Sqlite:
                SqliteConnection.ClearAllPools();
                break;
            case EngineKind.PostgreSql:
                await using (var mine = new NpgsqlConnection(Connection))
                    NpgsqlConnection.ClearPool(mine);
                await OnServer($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
                break;
            case EngineKind.SqlServer:
                await OnServer($"ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {name}");
                break;
        }
        Directory.Delete(Folder, recursive: true);
    }

    private async Task OnServer(string sql)
    {
        await using DbConnection connection = Engine == EngineKind.PostgreSql ? new NpgsqlConnection(server) : new SqlConnection(server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        // The name is made here from a GUID; databases cannot be named by parameters.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
