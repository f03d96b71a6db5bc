using System.CommandLine;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Languages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.SharedKernel.Exchange;

/// <summary>What is wanted of an export.</summary>
/// <param name="AsJson">JSON instead of CSV.</param>
/// <param name="Delimiter">Delimiter of CSV.</param>
/// <param name="Everything">Also what is not public.</param>
public sealed record ExportOrder(bool AsJson, char Delimiter, bool Everything)
{
    /// <summary>The delimiter of a name; a comma when it names none.</summary>
    /// <param name="name"><c>comma</c>, <c>semicolon</c> or nothing.</param>
    public static char DelimiterOf(string? name) => name is "semicolon" or ";" ? ';' : ',';
}

/// <summary>A command <c>export … FILE</c>. Exit codes: 0 done, 2 wrong usage or file, 130 interrupted.</summary>
public abstract class ExportCommand<TDb> where TDb : ModuleDb
{
    private const int BadUsage = 2, Interrupted = 130;

    private readonly Func<IServiceProvider> hub;
    private readonly ExchangePhrases phrases;
    private readonly Argument<FileInfo> file;
    private readonly Option<string?> format, delimiter;
    private readonly Option<bool> all;

    /// <summary>The common part of the command.</summary>
    /// <param name="hub">The running hub; asked only when the command is executed.</param>
    /// <param name="texts">Sentences.</param>
    /// <param name="module">Whose sentences go before the kernel's.</param>
    protected ExportCommand(Func<IServiceProvider> hub, ModuleTexts texts, string module)
    {
        (this.hub, phrases) = (hub, new ExchangePhrases(texts, module, Language.Current));
        file = new("FILE") { Description = phrases.Say("Command.Export.File") };
        format = new("--format") { Description = phrases.Say("Command.Export.Format") };
        delimiter = new("--delimiter") { Description = phrases.Say("Command.Export.Delimiter") };
        all = new("--all") { Description = phrases.Say("Command.Export.All") };
    }

    /// <summary>Writes the file.</summary>
    /// <param name="services">Services of one scope.</param>
    /// <param name="db">The module's tables.</param>
    /// <param name="to">The file.</param>
    /// <param name="order">What is wanted.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>How many items were written.</returns>
    protected abstract Task<int> Write(IServiceProvider services, TDb db, Stream to, ExportOrder order, CancellationToken cancel);

    /// <summary>The command as the command line takes it.</summary>
    /// <param name="name">Name of what is exported.</param>
    public Command Build(string name)
    {
        var command = new Command(name, phrases.Say("Command.Export")) { file, format, delimiter, all };
        command.SetAction(Execute);
        return command;
    }

    private async Task<int> Execute(ParseResult asked, CancellationToken cancel)
    {
        var target = asked.GetRequiredValue(file);
        var kind = asked.GetValue(format) ?? (target.Extension.Equals(".json", StringComparison.OrdinalIgnoreCase) ? "json" : "csv");
        if (kind is not ("csv" or "json"))
            return Wrong("Command.BadFormat", kind);
        if (asked.GetValue(delimiter) is not (null or "comma" or "semicolon"))
            return Wrong("Command.BadDelimiter", asked.GetValue(delimiter)!);
        try
        {
            return await Write(target, new(kind == "json", ExportOrder.DelimiterOf(asked.GetValue(delimiter)), asked.GetValue(all)), cancel);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Wrong("Command.CannotOpen", target.Name, failure.Message);
        }
        catch (RuleViolation changed)
        {
            return Wrong(changed.Key);
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
    }

    private async Task<int> Write(FileInfo target, ExportOrder order, CancellationToken cancel)
    {
        await using var scope = hub().CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            return Wrong("Command.NotMigrated");
        // Written beside and moved at the end: an interrupted export leaves the earlier file as it was.
        var part = target.FullName + ".part";
        int written;
        try
        {
            await using (var to = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true))
                written = await Write(scope.ServiceProvider, db, to, order, cancel);
            File.Move(part, target.FullName, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
        Console.WriteLine(phrases.Say("Command.Exported", written, target.Name));
        return 0;
    }

    private int Wrong(string key, params object[] arguments)
    {
        Console.Error.WriteLine(phrases.Say(key, arguments));
        return BadUsage;
    }
}
