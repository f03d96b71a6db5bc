using Hub.Discovery.Projection;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Jobs;
using Lucene.Net.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hub.Discovery.Indexing;

/// <summary>
/// This host's index of all items: opened at the first need, brought up to date with the table, made anew when it is missing, damaged,
/// of another version or asked for, while the old one serves as long as it can.
/// </summary>
internal sealed class SearchIndex(
    IServiceScopeFactory scopes, Searching.ModuleNames names, ILongWorks works, IConfiguration settings, TimeProvider time, ILogger<SearchIndex> log) : IDisposable
{
    /// <summary>Rows read and written at a time.</summary>
    public const int Batch = 500;

    /// <summary>How long what was written may wait for its commit; a crash costs no more than writing it again.</summary>
    public static readonly TimeSpan CommitEvery = TimeSpan.FromSeconds(10);

    // So many rows are written again after a crash in the middle of making an index.
    private const int CommitEveryRows = 5000;

    private readonly SemaphoreSlim one = new(1);
    private readonly FacetNumbers numbers = new();
    private SegmentColumns.Cache? columns;
    private IndexSlot? slot;
    private volatile IndexFolder? serving;
    private volatile bool isSuspect;
    private long committedAt;

    public FacetNumbers Numbers => numbers;

    public SegmentColumns.Cache Columns => columns ??= new(numbers);

    /// <summary>What the index holds; null before it was opened.</summary>
    public IndexMark? Mark => serving?.Mark;

    /// <summary>Whether everything told so far can be found; false while the index is made.</summary>
    public bool IsReady => serving?.Mark.IsComplete == true;

    /// <summary>Lends the newest state of the index for one search.</summary>
    /// <returns>Null when nothing can be searched yet.</returns>
    public Lent? Lend()
    {
        while (serving is { } index)
        {
            try
            {
                return new(index, index.Acquire());
            }
            catch (ObjectDisposedException)
            {
                // Just replaced by a new one.
            }
        }
        return null;
    }

    /// <summary>A search met a damaged file: the next round makes the index anew.</summary>
    public void Suspect() => isSuspect = true;

    /// <summary>Brings the index to the state of the table, whatever it takes.</summary>
    public async Task CatchUp(CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            var state = await State(cancel);
            if (serving is null)
                Open();
            if (serving is { } now && (isSuspect || !now.IsThere))
                Drop(now);
            if (serving is { } current && current.Mark.Generation >= state.Generation)
                await Follow(current, state, cancel);
            else
                await MakeAnew(state, cancel);
        }
        catch (Exception failure) when (serving is not null && failure is not OperationCanceledException && IndexFolder.IsDamage(failure) && !serving.IsThere)
        {
            // The folder went away in the middle; the next round makes it anew.
            log.LogWarning(failure, "The search index is gone and will be made anew");
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Writes down what waits for it.</summary>
    public void Dispose()
    {
        one.Wait();
        if (serving is { IsThere: true, HasUncommitted: true } index)
            index.Commit();
        serving?.Dispose();
        serving = null;
        slot?.Dispose();
        slot = null;
        one.Release();
    }

    private void Open()
    {
        slot ??= IndexSlot.Take(Path.Combine(Engine.DataFolder(settings), "discovery"));
        var found = new List<IndexFolder>();
        foreach (var folder in Directory.EnumerateDirectories(slot.Folder).Order(StringComparer.Ordinal))
        {
            if (IndexFolder.Open(folder, Columns, out var damage) is { } index)
                found.Add(index);
            else
            {
                log.LogWarning(damage, "The search index of {Folder} is damaged or of another version and is made anew", Path.GetFileName(folder));
                Delete(folder);
            }
        }
        serving = found.OrderByDescending(i => i.Mark.IsComplete).ThenByDescending(i => i.Mark.Generation).FirstOrDefault();
        foreach (var other in found.Where(i => i != serving))
            Discard(other);
    }

    private void Drop(IndexFolder index)
    {
        log.LogWarning("The search index is gone or damaged and is made anew");
        (serving, isSuspect) = (null, false);
        Discard(index);
        if (!Directory.Exists(slot!.Folder))
        {
            slot.Dispose();
            slot = IndexSlot.Take(Path.Combine(Engine.DataFolder(settings), "discovery"));
        }
    }

    private async Task MakeAnew(ProjectionState state, CancellationToken cancel)
    {
        var made = IndexFolder.Create(Path.Combine(slot!.Folder, Guid.CreateVersion7().ToString("N")), state.Generation, Columns);
        var before = serving;
        // Half an index is better than none: the page says that it grows.
        serving ??= made;
        try
        {
            if (before is null)
                await Follow(made, state, cancel);
            else
                await works.RunHere(DiscoveryModule.ReindexWork, Environment.MachineName, (run, stop) => Fill(made, state, run, stop), cancel);
        }
        catch (OperationCanceledException) when (before is not null && !cancel.IsCancellationRequested)
        {
            // Somebody cancelled it on the page: the old index serves, and nobody asks for a newer one.
            Discard(made);
            await TakeBack(state.Generation, cancel);
            return;
        }
        catch
        {
            if (made != serving)
                Discard(made);
            throw;
        }
        serving = made;
        if (before is not null)
            Discard(before);
    }

    private async Task<WorkResult> Fill(IndexFolder made, ProjectionState state, WorkRun run, CancellationToken cancel)
    {
        await Follow(made, state, cancel, done => run.Report(new("Works.Step.Reindex", done, state.LastChange)));
        return new("Works.ReindexDone");
    }

    private async Task TakeBack(int generation, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DiscoveryDb>().States.Where(s => s.Generation == generation)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Generation, s => s.Generation - 1), cancel);
    }

    private async Task Follow(IndexFolder index, ProjectionState state, CancellationToken cancel, Action<long>? told = null)
    {
        var (change, waiting) = (index.Mark.Change, 0);
        while (change < state.LastChange || !index.Mark.IsComplete)
        {
            var rows = await Rows(change, cancel);
            index.Write(rows, names);
            // Changes are committed in the order of their numbers: all up to the state read before the rows are among them.
            change = rows.Count < Batch ? Math.Max(change, Math.Max(state.LastChange, rows.Count == 0 ? 0 : rows[^1].Change)) : rows[^1].Change;
            // Seen first and said afterwards: whoever reads the mark finds what it promises.
            index.Refresh();
            told?.Invoke(change);
            index.Reached(change, index.Mark.IsComplete || rows.Count < Batch);
            if ((waiting += rows.Count) >= CommitEveryRows)
            {
                Commit(index);
                waiting = 0;
            }
            if (rows.Count < Batch)
                break;
        }
        if (index.HasUncommitted && (committedAt == 0 || time.GetElapsedTime(committedAt) >= CommitEvery))
            Commit(index);
    }

    private void Commit(IndexFolder index)
    {
        index.Commit();
        committedAt = time.GetTimestamp();
    }

    private async Task<ProjectionState> State(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DiscoveryDb>().States.AsNoTracking().SingleAsync(cancel);
    }

    private async Task<List<Item>> Rows(long after, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DiscoveryDb>().Items.AsNoTracking()
            .Where(i => i.Change > after).OrderBy(i => i.Change).Take(Batch).ToListAsync(cancel);
    }

    private void Discard(IndexFolder index)
    {
        index.Dispose();
        Delete(index.Folder);
    }

    private void Delete(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (IOException busy)
        {
            log.LogWarning(busy, "An old search index could not be deleted now; the next start tries again");
        }
    }

    /// <summary>The index as it is at one moment, lent for one search.</summary>
    internal sealed class Lent(IndexFolder index, IndexSearcher searcher) : IDisposable
    {
        public IndexSearcher Searcher => searcher;

        public void Dispose() => index.Release(searcher);
    }
}
