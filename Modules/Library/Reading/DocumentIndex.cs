using Hub.Library.Describing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Library.Reading;

/// <summary>
/// The readable documents in memory, for lists and counts: read at the first question, then kept up to date along the dates of changes that
/// harvesters go by: when a fact of this host says that something changed, and every few seconds for changes made by other hosts.
/// </summary>
internal sealed class DocumentIndex(IServiceScopeFactory scopes, TimeProvider time) : IDisposable
{
    /// <summary>How stale the index may be for changes made elsewhere.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    /// <summary>A change may become visible this much later than it was dated: what was dated so lately is looked at again.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(2);

    /// <summary>Gaps, beside a quarter of all rows, after which everything is read anew.</summary>
    private const int FewGaps = 1000;

    /// <summary>Rows whose reading is worth tidying up after.</summary>
    private const int Many = 20_000;

    private readonly SemaphoreSlim one = new(1);
    private volatile IndexSnapshot? snapshot;
    private volatile bool stale;
    private long askedAt;
    private DateTimeOffset mark;

    /// <summary>Something changed.</summary>
    public void Touch() => stale = true;

    /// <summary>The index with all changes known by now.</summary>
    public ValueTask<IndexSnapshot> Current(CancellationToken cancel) => For(new(), cancel);

    /// <summary>The index for a question: with words and titles when it needs them.</summary>
    public ValueTask<IndexSnapshot> For(DocumentFilter filter, CancellationToken cancel) =>
        snapshot is { } now && IsFresh() && Serves(now, filter) ? ValueTask.FromResult(now) : new(Refresh(filter, cancel));

    private bool IsFresh() => !stale && time.GetElapsedTime(Interlocked.Read(ref askedAt)) < Poll;

    private static bool Serves(IndexSnapshot now, DocumentFilter filter) =>
        (filter.Stems.Count == 0 || now.Words is not null) && (filter.Order != ListOrder.Title || now.Titles is not null);

    private async Task<IndexSnapshot> Refresh(DocumentFilter filter, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var reader = new IndexReader(scope.ServiceProvider.GetRequiredService<LibraryDb>());
            var (before, now) = (snapshot, snapshot);
            if (now is null || !IsFresh())
                now = await Renew(now, reader, cancel);
            if (filter.Stems.Count > 0 && now.Words is null)
                now = now.With(await reader.Words(now, cancel));
            if (filter.Order == ListOrder.Title && now.Titles is null)
                now = now.With(await reader.Titles(now, cancel));
            snapshot = now;
            if (before?.Rows != now.Rows || (before.Words, before.Titles) != (now.Words, now.Titles))
                GiveBack(now.Length);
            return now;
        }
        finally
        {
            one.Release();
        }
    }

    // Reading everything leaves more behind than what is kept. The runtime would hold it until the machine is short of memory; once after a start it is given back at once.
    private static void GiveBack(int rows)
    {
        if (rows >= Many)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private async Task<IndexSnapshot> Renew(IndexSnapshot? now, IndexReader reader, CancellationToken cancel)
    {
        // Taken before the database is read, so that what happens meanwhile counts for the next time.
        stale = false;
        var asked = time.GetTimestamp();
        try
        {
            var seen = await reader.LastChange(cancel);
            now = now is null || now.Gaps > FewGaps + (now.Length / 4) ? IndexSnapshot.Of(await reader.All(cancel)) : await reader.Update(now, mark - Late, cancel);
            mark = seen;
            Interlocked.Exchange(ref askedAt, asked);
            return now;
        }
        catch
        {
            stale = true;
            // Rows may have been added that no snapshot knows: the next reader begins anew.
            snapshot = null;
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose() => one.Dispose();
}
