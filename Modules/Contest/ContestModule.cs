using Hub.Contest.Counting.Exchange;
using Hub.SharedKernel;
using Hub.SharedKernel.Languages;

namespace Hub.Contest;

/// <summary>Annual national competition of best practices: rounds, entries, jury, and a result anyone can recompute.</summary>
public sealed class ContestModule : HubModule
{
    /// <inheritdoc />
    public override IEnumerable<ModuleCommand> Commands(Func<IServiceProvider> hub) => [new("contest", new VerifyCommand(new ModuleTexts([this])).Build())];
}
