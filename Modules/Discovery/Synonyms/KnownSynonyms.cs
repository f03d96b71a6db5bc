using Hub.Discovery.Searching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Discovery.Synonyms;

/// <summary>The synonyms, read again now and then so that those edited on another host come here too.</summary>
internal sealed class KnownSynonyms(IServiceScopeFactory scopes, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim one = new(1);
    private volatile SynonymTable? table;
    private long readAt;

    public ValueTask<SynonymTable> Current(CancellationToken cancel) =>
        table is { } known && time.GetElapsedTime(readAt) < Every ? ValueTask.FromResult(known) : new(Read(cancel));

    /// <summary>They were edited on this host.</summary>
    public void Forget() => table = null;

    private async Task<SynonymTable> Read(CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            if (table is { } known && time.GetElapsedTime(readAt) < Every)
                return known;
            await using var scope = scopes.CreateAsyncScope();
            var groups = await scope.ServiceProvider.GetRequiredService<DiscoveryDb>().Synonyms.AsNoTracking().Select(g => g.Members).ToListAsync(cancel);
            readAt = time.GetTimestamp();
            return table = new(groups.Select(g => g.Split('\n')));
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}
