using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Hub.SharedKernel.Data;

/// <summary>The database engines Hub runs on.</summary>
public enum EngineKind
{
    /// <summary>Embedded; one file per module in the data folder. The default.</summary>
    Sqlite,
    /// <summary>Microsoft SQL Server; a schema per module.</summary>
    SqlServer,
    /// <summary>PostgreSQL 15 or newer; a schema per module.</summary>
    PostgreSql,
}

/// <summary>Which engine a module's data lives on, and how it is reached.</summary>
/// <param name="Kind">The engine.</param>
/// <param name="Connection">Connection string.</param>
public sealed record Engine(EngineKind Kind, string Connection)
{
    /// <summary>
    /// Reads the settings: <c>Hub:Engine</c> and <c>Hub:Database</c> for all modules,
    /// <c>Modules:{name}:Database</c> for a module that keeps its data elsewhere on the same kind of engine.
    /// </summary>
    /// <param name="settings">The portal's configuration.</param>
    /// <param name="module">Name of the module.</param>
    /// <exception cref="InvalidOperationException">A setting is missing or wrong; the message names it.</exception>
    public static Engine For(IConfiguration settings, string module)
    {
        var text = settings["Hub:Engine"] ?? nameof(EngineKind.Sqlite);
        if (!Enum.TryParse<EngineKind>(text, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
            throw new InvalidOperationException($"Setting Hub:Engine is '{text}'; it must be Sqlite, SqlServer or PostgreSql.");
        var own = settings[$"Modules:{module}:Database"];
        if (kind == EngineKind.Sqlite)
            return new(kind, own ?? SqliteFile(settings, module));
        return new(kind, own ?? settings["Hub:Database"]
            ?? throw new InvalidOperationException($"Setting Hub:Database is missing: engine {kind} needs a connection string."));
    }

    /// <summary>Folder for everything the portal writes itself: <c>Hub:Data</c>, by default <c>data</c> beside the program.</summary>
    /// <param name="settings">The portal's configuration.</param>
    public static string DataFolder(IConfiguration settings) =>
        Path.GetFullPath(settings["Hub:Data"] ?? "data");

    private static string SqliteFile(IConfiguration settings, string module)
    {
        var folder = DataFolder(settings);
        Directory.CreateDirectory(folder);
        return new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, module.ToLowerInvariant() + ".db"),
            ForeignKeys = true,
            DefaultTimeout = 30,
        }.ToString();
    }

    /// <summary>A connection that is not open yet.</summary>
    public DbConnection NewConnection() => Kind switch
    {
        EngineKind.SqlServer => new SqlConnection(Connection),
        EngineKind.PostgreSql => new NpgsqlConnection(Connection),
        _ => new SqliteConnection(Connection),
    };

    /// <summary>Points a context at this engine.</summary>
    /// <param name="options">The context's options.</param>
    /// <param name="module">Name of the module; its migrations' history lies in its own schema.</param>
    public void Use(DbContextOptionsBuilder options, string module)
    {
        var schema = module.ToLowerInvariant();
        const string history = "Migrations";
        switch (Kind)
        {
            case EngineKind.Sqlite:
                // Several modules share one file in tests of engines; the table's name keeps their histories apart.
                options.UseSqlite(Connection, o => o.MigrationsHistoryTable($"{schema}_{history}"));
                break;
            case EngineKind.SqlServer:
                options.UseSqlServer(Connection, o => o.MigrationsHistoryTable(history, schema));
                break;
            case EngineKind.PostgreSql:
                options.UseNpgsql(Connection, o => o.MigrationsHistoryTable(history, schema));
                break;
        }
        options.ConfigureWarnings(w => w.Ignore(SqliteEventId.SchemaConfiguredWarning, RelationalEventId.PendingModelChangesWarning));
    }
}
