using System.CommandLine;
using System.Diagnostics;
using System.Text;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Practices.Exchange;

/// <summary>The command <c>import practices FILE</c>. Exit codes: 0 done, 1 rows refused, 2 wrong usage or file, 130 interrupted.</summary>
internal sealed class ImportCommand
{
    private const int Refused = 1, BadUsage = 2, Interrupted = 130, LinesShown = 50;

    private readonly Func<IServiceProvider> hub;
    private readonly ImportPhrases phrases;
    private readonly Argument<FileInfo> file;
    private readonly Option<bool> dryRun, publish;
    private readonly Option<string> mode;
    private readonly Option<string?> owner;
    private readonly Option<FileInfo?> report;

    public ImportCommand(Func<IServiceProvider> hub, ModuleTexts texts)
    {
        (this.hub, phrases) = (hub, new ImportPhrases(texts, Language.Current));
        file = new("FILE") { Description = phrases.Say("Command.Import.File") };
        dryRun = new("--dry-run") { Description = phrases.Say("Command.Import.DryRun") };
        mode = new("--mode") { Description = phrases.Say("Command.Import.Mode"), DefaultValueFactory = _ => "all" };
        publish = new("--publish") { Description = phrases.Say("Command.Import.Publish") };
        owner = new("--owner") { Description = phrases.Say("Command.Import.Owner") };
        report = new("--report") { Description = phrases.Say("Command.Import.Report") };
    }

    public Command Build()
    {
        var command = new Command("practices", phrases.Say("Command.Import")) { file, dryRun, mode, publish, owner, report };
        command.SetAction(Execute);
        return command;
    }

    private async Task<int> Execute(ParseResult asked, CancellationToken cancel)
    {
        var (source, listing) = (asked.GetRequiredValue(file), asked.GetValue(report));
        if (asked.GetValue(mode) is not ("all" or "good"))
            return Wrong("Command.BadMode", asked.GetValue(mode)!);
        if (!source.Exists)
            return Wrong("Command.NoFile", source.ToString());
        if (!asked.GetValue(dryRun) && !asked.GetValue(publish) && asked.GetValue(owner) is null)
            return Wrong("Command.OwnerNeeded");
        try
        {
            await using var input = new FileStream(source.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);
            await using var lines = listing is null ? null : new StreamWriter(listing.FullName, append: false, new UTF8Encoding(false));
            return await Import(asked, input, lines, cancel);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Wrong("Command.CannotOpen", source.Name, failure.Message);
        }
    }

    private async Task<int> Import(ParseResult asked, FileStream input, StreamWriter? lines, CancellationToken cancel)
    {
        await using var scope = hub().CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<PracticesDb>();
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            return Wrong("Command.NotMigrated");
        var person = asked.GetValue(owner) is { } mail ? await services.GetRequiredService<IPeople>().ByEmail(mail, cancel) : null;
        if (asked.GetValue(owner) is { } unknown && person is null)
            return Wrong("Command.OwnerUnknown", unknown);
        using var bar = new ProgressBar(phrases);
        var result = new ImportReport(mistake => lines?.Write(phrases.ReportLine(mistake)));
        lines?.Write(phrases.ReportHeading);
        var clock = Stopwatch.StartNew();
        try
        {
            var order = new ImportOrder
            {
                File = input,
                FileName = Path.GetFileName(input.Name),
                Owner = person?.Id,
                Save = !asked.GetValue(dryRun),
                GoodRowsOnly = asked.GetValue(mode) == "good",
                Publish = asked.GetValue(publish),
                MostBytes = services.GetRequiredService<IConfiguration>().GetValue("Hub:Import:MaxMegabytes", ImportOrder.UsualMostBytes / 1024 / 1024) * 1024 * 1024,
            };
            // Seen on the page of administration, and cancelled there as well as here.
            await services.GetRequiredService<ILongWorks>().RunHere(ImportWork.Kind, order.FileName, async (run, stop) =>
            {
                await services.GetRequiredService<ImportPractices>().Run(order with { Progress = p => { bar.Show(p); run.Report(ImportWork.Step(p)); } }, result, stop);
                return ImportWork.Result(result);
            }, cancel);
        }
        catch (OperationCanceledException)
        {
            bar.Clear();
            await Console.Error.WriteLineAsync(phrases.Say("Command.Cancelled", result.Created + result.Changed));
            return Interrupted;
        }
        bar.Clear();
        return Tell(result, clock.Elapsed);
    }

    private int Tell(ImportReport result, TimeSpan took)
    {
        foreach (var mistake in result.First.Take(LinesShown))
            Console.Error.WriteLine(phrases.Line(mistake));
        if (result.MistakeCount > LinesShown)
            Console.Error.WriteLine(phrases.Say("Command.More", result.MistakeCount - LinesShown));
        Console.WriteLine(phrases.Say("Command." + result.End));
        Console.WriteLine(phrases.Say("Command.Counts", result.Rows, result.Created, result.Changed, result.Unchanged, result.Refused, result.Published, result.MistakeCount));
        Console.WriteLine(phrases.Say("Command.Speed", Math.Round(took.TotalSeconds, 1), (long)(result.Rows / Math.Max(took.TotalSeconds, 0.001))));
        // A file that is no list of practices is another thing than a list with mistakes in some rows.
        return result.FileIsWrong ? BadUsage : result.MistakeCount > 0 ? Refused : 0;
    }

    private int Wrong(string key, params object[] arguments)
    {
        Console.Error.WriteLine(phrases.Say(key, arguments));
        return BadUsage;
    }
}
