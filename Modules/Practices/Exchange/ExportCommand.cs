using System.CommandLine;
using Hub.SharedKernel;
using Hub.SharedKernel.Languages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Practices.Exchange;

/// <summary>The command <c>export practices FILE</c>. Exit codes: 0 done, 2 wrong usage or file, 130 interrupted.</summary>
internal sealed class ExportCommand
{
    private const int BadUsage = 2, Interrupted = 130;

    private readonly Func<IServiceProvider> hub;
    private readonly ImportPhrases phrases;
    private readonly Argument<FileInfo> file;
    private readonly Option<string?> format, delimiter;
    private readonly Option<bool> all;

    public ExportCommand(Func<IServiceProvider> hub, ModuleTexts texts)
    {
        (this.hub, phrases) = (hub, new ImportPhrases(texts, Language.Current));
        file = new("FILE") { Description = phrases.Say("Command.Export.File") };
        format = new("--format") { Description = phrases.Say("Command.Export.Format") };
        delimiter = new("--delimiter") { Description = phrases.Say("Command.Export.Delimiter") };
        all = new("--all") { Description = phrases.Say("Command.Export.All") };
    }

    public Command Build()
    {
        var command = new Command("practices", phrases.Say("Command.Export")) { file, format, delimiter, all };
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
            return await Write(asked, target, kind, cancel);
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

    private async Task<int> Write(ParseResult asked, FileInfo target, string kind, CancellationToken cancel)
    {
        await using var scope = hub().CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PracticesDb>();
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            return Wrong("Command.NotMigrated");
        var rows = asked.GetValue(all) ? await ExportRows.Everything(db, cancel)
            : await ExportRows.Published(db, db.Practices.OrderBy(p => p.Id), cancel);
        // Written beside and moved at the end: an interrupted export leaves the earlier file as it was.
        var part = target.FullName + ".part";
        try
        {
            await using (var to = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true))
                _ = kind == "json" ? await PracticeJson.Write(to, rows, cancel)
                    : await PracticeCsv.Write(to, rows, cancel, ExportEndpoints.Delimiter(asked.GetValue(delimiter)));
            File.Move(part, target.FullName, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
        Console.WriteLine(phrases.Say("Command.Exported", rows.Count, target.Name));
        return 0;
    }

    private int Wrong(string key, params object[] arguments)
    {
        Console.Error.WriteLine(phrases.Say(key, arguments));
        return BadUsage;
    }
}
