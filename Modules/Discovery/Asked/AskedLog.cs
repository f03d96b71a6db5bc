using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Discovery.Asked;

/// <summary>Counts in memory what is asked for, and writes the counts down now and then: no search waits for it.</summary>
internal sealed class AskedLog(IServiceScopeFactory scopes, TimeProvider time)
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    // Somebody who asks for a million nonsense words fills neither memory nor table.
    private const int Most = 2000;

    private ConcurrentDictionary<string, (int Times, int Found)> counts = new(StringComparer.Ordinal);
    private long writtenAt = time.GetTimestamp();

    public void Count(string words, int found)
    {
        if (AskedWords.Keepable(words) is { } kept && (counts.Count < Most || counts.ContainsKey(kept)))
            counts.AddOrUpdate(kept, (1, found), (_, before) => (before.Times + 1, found));
    }

    public Task WriteWhenDue(CancellationToken cancel) => time.GetElapsedTime(writtenAt) < Every ? Task.CompletedTask : Write(cancel);

    public async Task Write(CancellationToken cancel)
    {
        writtenAt = time.GetTimestamp();
        var now = Interlocked.Exchange(ref counts, new(StringComparer.Ordinal));
        if (now.IsEmpty)
            return;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<KeepAsked>().Run(now, cancel);
    }
}

/// <summary>Adds counts to the table. Of two hosts that write the same new words at one moment one fails and is logged; its counts are lost, which does no harm.</summary>
internal sealed class KeepAsked(DiscoveryDb db, TimeProvider time)
{
    public async Task Run(IReadOnlyDictionary<string, (int Times, int Found)> counts, CancellationToken cancel)
    {
        var today = new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        foreach (var some in counts.Chunk(200))
        {
            var words = some.Select(c => c.Key).ToList();
            var known = await db.Asked.Where(a => words.Contains(a.Words)).ToDictionaryAsync(a => a.Words, cancel);
            foreach (var (asked, (times, found)) in some)
            {
                if (!known.TryGetValue(asked, out var row))
                    db.Asked.Add(row = new AskedWords { Words = asked });
                row.Times += times;
                (row.Found, row.LastOn) = (found, today);
            }
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }
}
