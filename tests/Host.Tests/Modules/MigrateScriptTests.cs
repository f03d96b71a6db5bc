using System.CommandLine;
using Hub.Commands;
using Hub.SharedKernel.Data;

namespace Hub.Host.Tests.Modules;

/// <summary>The SQL that <c>migrate --script</c> writes makes the tables the portal wants.</summary>
[Engines]
public sealed class MigrateScriptTests(EngineKind engine)
{
    [Test]
    public async Task A_portal_starts_on_tables_that_the_scripts_made()
    {
        await using var database = await TestDatabase.Create(engine);
        var folder = Path.Combine(database.Folder, "sql");
        var (code, said) = await Script("--engine", engine.ToString(), folder, $"--Hub:Data={database.Folder}");
        Assert.That(code, Is.Zero, said);

        foreach (var file in Directory.EnumerateFiles(folder, "*.sql"))
        {
            var at = engine == EngineKind.Sqlite ? $"Data Source={Path.Combine(database.Folder, Path.GetFileName(file).Split('.')[0] + ".db")};Pooling=False" : database.Connection!;
            await Run(new Engine(engine, at), await File.ReadAllTextAsync(file));
            // On a server it may be run again.
            if (engine != EngineKind.Sqlite)
                await Run(new Engine(engine, at), await File.ReadAllTextAsync(file));
        }

        await using var hub = await HubApp.Start(new() { Database = database, Settings = new Dictionary<string, string?> { ["Hub:Migrate"] = "false" } });
        Assert.That((await hub.Get("/practices")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task An_unknown_engine_is_named()
    {
        var (code, said) = await Script("--engine", "oracle", $"--Hub:Data={Path.GetTempPath()}");

        Assert.That(code, Is.EqualTo(2));
        Assert.That(said, Does.Contain("oracle").And.Contain("Sqlite, SqlServer, PostgreSql"));
    }

    private static async Task<(int Code, string Said)> Script(params string[] more)
    {
        var said = new StringWriter();
        var code = await CommandLine.Run(["migrate", "--script", .. more, "--applicationName=Hub", $"--contentRoot={Repository.At("Host")}"],
            new InvocationConfiguration { Output = said, Error = said });
        return (code, said.ToString());
    }

    private static async Task Run(Engine engine, string sql)
    {
        await using var connection = engine.NewConnection();
        await connection.OpenAsync();
        // SQL Server's own tools send what stands between two GO one after the other.
        foreach (var part in engine.Kind == EngineKind.SqlServer ? System.Text.RegularExpressions.Regex.Split(sql, @"^GO\r?$", System.Text.RegularExpressions.RegexOptions.Multiline) : [sql])
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100
            command.CommandText = part;
#pragma warning restore CA2100
            if (part.Trim().Length > 0)
                await command.ExecuteNonQueryAsync();
        }
    }
}
