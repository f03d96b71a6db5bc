using System.CommandLine;
using System.Text;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using static Hub.Commands.CommandTexts;

namespace Hub.Commands;

/// <summary>
/// The command <c>migrate</c>: brings all tables up to date, or writes the SQL that would, for whoever keeps the database. Scripts for the servers
/// may be run as often as one likes; for SQLite, which knows no conditions, a script makes the tables of an empty file.
/// </summary>
internal sealed class MigrateCommand(Func<IServiceProvider> hub)
{
    private const int BadUsage = 2;

    private readonly Option<bool> script = new("--script") { Description = Say("Command.Migrate.Script") };
    private readonly Option<string?> engine = new("--engine") { Description = Say("Command.Migrate.Engine") };
    private readonly Argument<string?> folder = new("DIR") { Description = Say("Command.Migrate.Folder"), Arity = ArgumentArity.ZeroOrOne };

    public Command Build()
    {
        var command = new Command("migrate", Say("Command.Migrate")) { script, engine, folder };
        command.SetAction((asked, cancel) => asked.GetValue(script) ? Write(asked, cancel) : Migrate(asked, cancel));
        return command;
    }

    private async Task<int> Migrate(ParseResult asked, CancellationToken cancel)
    {
        if (asked.GetValue(engine) is not null || asked.GetValue(folder) is not null)
            return await Wrong(asked, "Command.Migrate.OnlyWithScript");
        var services = hub();
        await services.GetRequiredService<ModuleDatabases>().Migrate(services, cancel);
        await asked.InvocationConfiguration.Output.WriteLineAsync(Say("Command.Migrate.Done"));
        return 0;
    }

    private async Task<int> Write(ParseResult asked, CancellationToken cancel)
    {
        var services = hub();
        var text = asked.GetValue(engine) ?? services.GetRequiredService<IConfiguration>()["Hub:Engine"] ?? nameof(EngineKind.Sqlite);
        if (!Enum.TryParse<EngineKind>(text, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
            return await Wrong(asked, "Command.Migrate.UnknownEngine", text, string.Join(", ", Enum.GetNames<EngineKind>()));
        var to = asked.GetValue(folder);
        if (to is not null)
            Directory.CreateDirectory(to);
        foreach (var module in services.GetRequiredService<ModuleDatabases>().All.Select(d => d.Module))
        {
            var sql = $"-- {module.Name}, {kind}{Environment.NewLine}{Script(module, kind)}";
            if (to is null)
            {
                await asked.InvocationConfiguration.Output.WriteLineAsync(sql);
                continue;
            }
            var file = Path.Combine(to, $"{module.Name.ToLowerInvariant()}.{kind.ToString().ToLowerInvariant()}.sql");
            await File.WriteAllTextAsync(file, sql, new UTF8Encoding(false), cancel);
            await asked.InvocationConfiguration.Output.WriteLineAsync(file);
        }
        return 0;
    }

    private static string Script(HubModule module, EngineKind kind)
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(module.Database!))!;
        // Nothing is opened: a script is made of the migrations alone.
        new Engine(kind, kind == EngineKind.SqlServer ? "Server=none" : kind == EngineKind.PostgreSql ? "Host=none" : "Data Source=none").Use(options, module.Name);
        using var db = (ModuleDb)Activator.CreateInstance(module.Database!, options.Options)!;
        return db.GetService<IMigrator>().GenerateScript(options: kind == EngineKind.Sqlite ? MigrationsSqlGenerationOptions.Default : MigrationsSqlGenerationOptions.Idempotent);
    }

    private static async Task<int> Wrong(ParseResult asked, string key, params object[] details)
    {
        await asked.InvocationConfiguration.Error.WriteLineAsync(Say(key, details));
        return BadUsage;
    }
}
