using System.CommandLine;
using Hub.SharedKernel.Languages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Discovery.Indexing;

/// <summary>
/// The command <c>reindex</c>: every host makes its search index anew, those that run now at once and the others when they start;
/// until it is done the old one serves.
/// </summary>
internal sealed class ReindexCommand(Func<IServiceProvider> hub, ModuleTexts texts)
{
    public Command Build()
    {
        var command = new Command("reindex", Say("Command.Reindex"));
        command.SetAction(Execute);
        return command;
    }

    private async Task<int> Execute(ParseResult asked, CancellationToken cancel)
    {
        await using var scope = hub().CreateAsyncScope();
        var items = await scope.ServiceProvider.GetRequiredService<Reindex>().Run(cancel);
        await asked.InvocationConfiguration.Output.WriteLineAsync(Say("Command.ReindexDone", items));
        return 0;
    }

    private string Say(string key, params object[] arguments) => texts.In(Language.Current, "Discovery", key, arguments);
}

/// <summary>Asks every host to make its index anew.</summary>
internal sealed class Reindex(DiscoveryDb db)
{
    /// <returns>How many items there are.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        await db.States.ExecuteUpdateAsync(set => set.SetProperty(s => s.Generation, s => s.Generation + 1), cancel);
        return await db.Items.CountAsync(i => !i.IsWithdrawn, cancel);
    }
}
