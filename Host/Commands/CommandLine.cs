using System.CommandLine;
using System.Text.RegularExpressions;
using Hub.SharedKernel.Data;
using Microsoft.Extensions.Options;
using static Hub.Commands.CommandTexts;

namespace Hub.Commands;

/// <summary>The portal's command line: without a command it serves; modules add commands of their own.</summary>
internal static partial class CommandLine
{
    private const int Failed = 1, BadUsage = 2, NotWhole = 3, Interrupted = 130;

    /// <param name="args">Words as typed.</param>
    /// <param name="terminal">Where it writes; the console when null.</param>
    /// <param name="adjust">Changes to the portal a command works with.</param>
    public static async Task<int> Run(string[] args, InvocationConfiguration? terminal = null, Action<WebApplicationBuilder>? adjust = null)
    {
        terminal ??= new();
        // What a command throws is told here; what it has begun it must be able to end well after Ctrl+C.
        (terminal.EnableDefaultExceptionHandler, terminal.ProcessTerminationTimeout) = (false, TimeSpan.FromMinutes(1));
        try
        {
            return await Take(args, terminal, adjust);
        }
        catch (CannotStart reason)
        {
            await terminal.Error.WriteLineAsync(reason.Message);
            return reason.ExitCode;
        }
        catch (OptionsValidationException wrong)
        {
            await terminal.Error.WriteLineAsync(string.Join(Environment.NewLine, wrong.Failures));
            return BadUsage;
        }
        catch (RestoreUnfinished half)
        {
            await terminal.Error.WriteLineAsync(Say("Start.RestoreUnfinished", half.Module));
            return NotWhole;
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync(Say("Command.Cancelled"));
            return Interrupted;
        }
        // The tools of EF end a start by an exception of their own.
        catch (Exception failure) when (failure is not HostAbortedException)
        {
            await terminal.Error.WriteLineAsync(failure.ToString());
            return Failed;
        }
    }

    private static async Task<int> Take(string[] args, InvocationConfiguration terminal, Action<WebApplicationBuilder>? adjust)
    {
        // Settings such as --urls or --Hub:Data=… belong to the configuration; a word without dashes in front is a command.
        var first = Array.FindIndex(args, a => !a.StartsWith('-'));
        if (first != 0 && !args.Any(a => a is "--help" or "-h" or "-?" or "--version"))
            return await Serve(args);
        var settings = args.Where(a => Setting().IsMatch(a)).ToArray();
        var root = new RootCommand(Say("Command.Root"));
        WebApplication? built = null;
        IServiceProvider Services() => (built ??= HubHost.Build(settings, builder =>
        {
            // What a command says is not to drown in the portal's usual log.
            builder.Configuration.AddInMemoryCollection([new("Logging:LogLevel:Default", nameof(LogLevel.Warning))]);
            adjust?.Invoke(builder);
        })).Services;
        root.SetAction((_, cancel) => Serve([]));
        root.Subcommands.Add(new MigrateCommand(Services).Build());
        var backups = new BackupCommands(Services);
        root.Subcommands.Add(backups.Backup());
        root.Subcommands.Add(backups.Restore());
        root.Subcommands.Add(new CheckCommand(Services).Build());
        AddModuleCommands(root, Services, settings);
        try
        {
            var asked = root.Parse([.. args.Except(settings)]);
            var code = await asked.InvokeAsync(terminal);
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

    private static void AddModuleCommands(RootCommand root, Func<IServiceProvider> services, string[] args)
    {
        var settings = new ConfigurationBuilder().AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().AddCommandLine(args).Build();
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

    // --Hub:Data=… beside a command, as beside none.
    [GeneratedRegex(@"^--(\w+(:\w+)+|environment|contentRoot|applicationName|urls)=", RegexOptions.IgnoreCase)]
    private static partial Regex Setting();
}
