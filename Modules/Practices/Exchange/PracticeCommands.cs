using System.CommandLine;
using Hub.SharedKernel.Exchange;
using Hub.SharedKernel.Languages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Practices.Exchange;

/// <summary>The command <c>import practices FILE</c>.</summary>
internal sealed class ImportPracticesCommand : ImportCommand<PracticesDb>
{
    private readonly Option<string> mode;

    public ImportPracticesCommand(Func<IServiceProvider> hub, ModuleTexts texts) : base(hub, texts, PracticeFacts.Module) =>
        mode = new("--mode") { Description = Phrases.Say("Command.Import.Mode"), DefaultValueFactory = _ => "all" };

    protected override string Kind => ImportWork.Kind;

    protected override IEnumerable<Option> More => [mode];

    protected override string? Misuse(ParseResult asked)
    {
        if (asked.GetValue(mode) is not ("all" or "good"))
            return Phrases.Say("Command.BadMode", asked.GetValue(mode)!);
        return !asked.GetValue(DryRun) && !asked.GetValue(Publish) && asked.GetValue(Owner) is null ? Phrases.Say("Command.OwnerNeeded") : null;
    }

    protected override ImportOrder Order(ParseResult asked, ImportOrder order) => order with { GoodRowsOnly = asked.GetValue(mode) == "good" };

    protected override Task Run(IServiceProvider services, ImportOrder order, ImportReport result, CancellationToken cancel) =>
        services.GetRequiredService<ImportPractices>().Run(order, result, cancel);
}

/// <summary>The command <c>export practices FILE</c>.</summary>
internal sealed class ExportPracticesCommand(Func<IServiceProvider> hub, ModuleTexts texts) : ExportCommand<PracticesDb>(hub, texts, PracticeFacts.Module)
{
    protected override async Task<int> Write(IServiceProvider services, PracticesDb db, Stream to, ExportOrder order, CancellationToken cancel)
    {
        var rows = order.Everything ? await ExportRows.Everything(db, cancel) : await ExportRows.Published(db, db.Practices.OrderBy(p => p.Id), cancel);
        return order.AsJson ? await PracticeJson.Write(to, rows, cancel) : await PracticeCsv.Write(to, rows, cancel, order.Delimiter);
    }
}
