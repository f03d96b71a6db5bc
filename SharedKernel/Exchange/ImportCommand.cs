using System.CommandLine;
using System.Diagnostics;
using System.Text;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.SharedKernel.Exchange;

/// <summary>A command <c>import … FILE</c>. Exit codes: 0 done, 1 rows refused, 2 wrong usage or file, 130 interrupted.</summary>
public abstract class ImportCommand<TDb> where TDb : ModuleDb
{
    private const int Refused = 1, BadUsage = 2, Interrupted = 130, LinesShown = 50;

    private readonly Func<IServiceProvider> hub;
    private readonly Argument<FileInfo> file;
    private readonly Option<FileInfo?> report;

    /// <summary>The common part of the command.</summary>
    /// <param name="hub">The running hub; asked only when the command is executed.</param>
    /// <param name="texts">Sentences.</param>
    /// <param name="module">Whose sentences go before the kernel's.</param>
    protected ImportCommand(Func<IServiceProvider> hub, ModuleTexts texts, string module)
    {
        (this.hub, Phrases) = (hub, new ExchangePhrases(texts, module, Language.Current));
        file = new("FILE") { Description = Phrases.Say("Command.Import.File") };
        DryRun = new("--dry-run") { Description = Phrases.Say("Command.Import.DryRun") };
        Publish = new("--publish") { Description = Phrases.Say("Command.Import.Publish") };
        Owner = new("--owner") { Description = Phrases.Say("Command.Import.Owner") };
        report = new("--report") { Description = Phrases.Say("Command.Import.Report") };
    }

    /// <summary>Sentences in the terminal's language.</summary>
    protected ExchangePhrases Phrases { get; }

    /// <summary>Only look.</summary>
    protected Option<bool> DryRun { get; }

    /// <summary>Publish at once.</summary>
    protected Option<bool> Publish { get; }

    /// <summary>E-mail of the person who imports.</summary>
    protected Option<string?> Owner { get; }

    /// <summary>Kind of the work as which it is seen, and can be cancelled, on the page of administration.</summary>
    protected abstract string Kind { get; }

    /// <summary>Options of the heir's own.</summary>
    protected virtual IEnumerable<Option> More => [];

    /// <summary>What is wrong with how the command was called, told before anything is opened; null when nothing is.</summary>
    /// <param name="asked">The call.</param>
    protected virtual string? Misuse(ParseResult asked) => null;

    /// <summary>Adds the heir's own wishes.</summary>
    /// <param name="asked">The call.</param>
    /// <param name="order">The common part.</param>
    protected virtual ImportOrder Order(ParseResult asked, ImportOrder order) => order;

    /// <summary>Does the import.</summary>
    /// <param name="services">Services of one scope.</param>
    /// <param name="order">What is wanted.</param>
    /// <param name="result">Where it is told.</param>
    /// <param name="cancel">Ends the work.</param>
    protected abstract Task Run(IServiceProvider services, ImportOrder order, ImportReport result, CancellationToken cancel);

    /// <summary>The command as the command line takes it.</summary>
    /// <param name="name">Name of what is imported.</param>
    public Command Build(string name)
    {
        var command = new Command(name, Phrases.Say("Command.Import")) { file, DryRun, Publish, Owner, report };
        foreach (var option in More)
            command.Options.Add(option);
        command.SetAction(Execute);
        return command;
    }

    private async Task<int> Execute(ParseResult asked, CancellationToken cancel)
    {
        var (source, listing) = (asked.GetRequiredValue(file), asked.GetValue(report));
        if (!source.Exists)
            return Wrong(Phrases.Say("Command.NoFile", source.ToString()));
        if (Misuse(asked) is { } misuse)
            return Wrong(misuse);
        try
        {
            await using var input = new FileStream(source.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);
            await using var lines = listing is null ? null : new StreamWriter(listing.FullName, append: false, new UTF8Encoding(false));
            return await Import(asked, input, lines, cancel);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Wrong(Phrases.Say("Command.CannotOpen", source.Name, failure.Message));
        }
    }

    private async Task<int> Import(ParseResult asked, FileStream input, StreamWriter? lines, CancellationToken cancel)
    {
        await using var scope = hub().CreateAsyncScope();
        var services = scope.ServiceProvider;
        if ((await services.GetRequiredService<TDb>().Database.GetPendingMigrationsAsync(cancel)).Any())
            return Wrong(Phrases.Say("Command.NotMigrated"));
        var person = asked.GetValue(Owner) is { } mail ? await services.GetRequiredService<IPeople>().ByEmail(mail, cancel) : null;
        if (asked.GetValue(Owner) is { } unknown && person is null)
            return Wrong(Phrases.Say("Command.OwnerUnknown", unknown));
        using var bar = new ProgressBar(Phrases);
        var result = new ImportReport(mistake => lines?.Write(Phrases.ReportLine(mistake)));
        lines?.Write(Phrases.ReportHeading);
        var clock = Stopwatch.StartNew();
        try
        {
            var order = Order(asked, Common(asked, input, person?.Id, services.GetRequiredService<IConfiguration>()));
            // Seen on the page of administration, and cancelled there as well as here.
            await services.GetRequiredService<ILongWorks>().RunHere(Kind, order.FileName, async (run, stop) =>
            {
                await Run(services, order with { Progress = progress => { bar.Show(progress); run.Report(ImportSteps.Of(progress)); } }, result, stop);
                return ImportSteps.Result(result);
            }, cancel);
        }
        catch (OperationCanceledException)
        {
            bar.Clear();
            await Console.Error.WriteLineAsync(Phrases.Say("Command.Cancelled", result.Created + result.Changed));
            return Interrupted;
        }
        bar.Clear();
        return Tell(result, clock.Elapsed);
    }

    private ImportOrder Common(ParseResult asked, FileStream input, Guid? person, IConfiguration settings) => new()
    {
        File = input,
        FileName = Path.GetFileName(input.Name),
        Owner = person,
        Save = !asked.GetValue(DryRun),
        Publish = asked.GetValue(Publish),
        Folder = Path.GetDirectoryName(input.Name),
        MostBytes = settings.GetValue("Hub:Import:MaxMegabytes", ImportOrder.UsualMostBytes / 1024 / 1024) * 1024 * 1024,
    };

    private int Tell(ImportReport result, TimeSpan took)
    {
        foreach (var mistake in result.First.Take(LinesShown))
            Console.Error.WriteLine(Phrases.Line(mistake));
        if (result.MistakeCount > LinesShown)
            Console.Error.WriteLine(Phrases.Say("Command.More", result.MistakeCount - LinesShown));
        Console.WriteLine(Phrases.Say("Command." + result.End));
        Console.WriteLine(Phrases.Say("Command.Counts", result.Rows, result.Created, result.Changed, result.Unchanged, result.Refused, result.Published, result.MistakeCount));
        Console.WriteLine(Phrases.Say("Command.Speed", Math.Round(took.TotalSeconds, 1), (long)(result.Rows / Math.Max(took.TotalSeconds, 0.001))));
        // A file that is no list of items is another thing than a list with mistakes in some rows.
        return result.FileIsWrong ? BadUsage : result.MistakeCount > 0 ? Refused : 0;
    }

    private static int Wrong(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return BadUsage;
    }
}
