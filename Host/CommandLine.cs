using System.CommandLine;
using System.Globalization;
using Hub.SharedKernel.Data;

namespace Hub;

/// <summary>The portal's command line: without a command it serves; modules add commands of their own.</summary>
internal static class CommandLine
{
    private const int BadUsage = 2;

    public static async Task<int> Run(string[] args)
    {
        try
        {
            return await Take(args);
        }
        catch (CannotStart reason)
        {
            await Console.Error.WriteLineAsync(reason.Message);
            return reason.ExitCode;
        }
    }

    private static async Task<int> Take(string[] args)
    {
        // Settings such as --urls or --Hub:Data=… belong to the configuration; a word without dashes in front is a command.
        var first = Array.FindIndex(args, a => !a.StartsWith('-'));
        if (first != 0 && !args.Any(a => a is "--help" or "-h" or "-?" or "--version"))
            return await Serve(args);
        var root = new RootCommand(T("Розвиваємо е-урядування: національний портал знань. Без команди портал запускається.",
            "Developing e-governance: the national portal of knowledge. Without a command the portal starts."));
        WebApplication? built = null;
        IServiceProvider Services() => (built ??= HubHost.Build([])).Services;
        root.SetAction((_, cancel) => Serve([]));
        root.Subcommands.Add(Migrate(Services));
        AddModuleCommands(root, Services);
        try
        {
            var asked = root.Parse(args);
            var code = await asked.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = true });
            return asked.Errors.Count > 0 ? BadUsage : code;
        }
        finally
        {
            if (built is not null)
                await built.DisposeAsync();
        }
    }

    private static async Task<int> Serve(string[] args)
    {
        await using var app = await HubHost.Ready(args);
        await app.RunAsync();
        return 0;
    }

    private static Command Migrate(Func<IServiceProvider> services)
    {
        var command = new Command("migrate", T("Оновити таблиці всіх модулів", "Bring the tables of all modules up to date"));
        command.SetAction(async (_, cancel) =>
        {
            var all = services();
            await all.GetRequiredService<ModuleDatabases>().Migrate(all, cancel);
            Console.WriteLine(T("Таблиці всіх модулів оновлено.", "The tables of all modules are up to date."));
            return 0;
        });
        return command;
    }

    private static void AddModuleCommands(RootCommand root, Func<IServiceProvider> services)
    {
        var settings = new ConfigurationBuilder().AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
        foreach (var (verb, command) in ModuleCatalog.Find(settings).Modules.SelectMany(m => m.Commands(services)))
        {
            if (verb is null)
            {
                root.Subcommands.Add(command);
                continue;
            }
            var parent = root.Subcommands.FirstOrDefault(c => c.Name == verb);
            if (parent is null)
                root.Subcommands.Add(parent = new Command(verb));
            parent.Subcommands.Add(command);
        }
    }

    private static string T(string uk, string en) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? en : uk;
}
