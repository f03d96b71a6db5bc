using Hub.SharedKernel.Jobs;

namespace Hub.Discovery.Updates;

/// <summary>Every minute: what is new for whom, and who is to be told now.</summary>
internal sealed class SendUpdates(FindNews find, TellNews tell) : IJob
{
    public async Task Run(CancellationToken cancel)
    {
        await find.Run(cancel);
        await tell.Run(cancel);
    }
}
