using Hub.Discovery.Asked;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hub.Discovery.Indexing;

/// <summary>Keeps this host's index close behind the table, whichever host changed it.</summary>
internal sealed class IndexUpdater(SearchIndex index, AskedLog asked, IServiceScopeFactory scopes, TimeProvider time, ILogger<IndexUpdater> log) : BackgroundService
{
    /// <summary>How often the table is looked at: one question for one row.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The rest of the start must not wait for an index.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Every;
            try
            {
                await index.CatchUp(stoppingToken);
                await WarmOnce(stoppingToken);
                await asked.WriteWhenDue(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "The search index could not be brought up to date; it is tried again");
                pause = AfterFailure;
            }
            await Task.Delay(pause, time, stoppingToken);
        }
    }

    private bool isWarm;

    private async Task WarmOnce(CancellationToken cancel)
    {
        if (isWarm || !index.IsReady)
            return;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Searching.WarmUp>().Run(cancel);
        isWarm = true;
    }
}
