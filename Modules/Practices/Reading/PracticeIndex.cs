using System.Collections.Concurrent;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Practices.Reading;

/// <summary>
/// The readable practices in memory, for lists, counts and search: made at the first question, kept up to date by facts of this host and,
/// for changes made by other hosts, by asking the database every few seconds whether anything changed.
/// </summary>
internal sealed class PracticeIndex(IServiceScopeFactory scopes, TimeProvider time) : IDisposable
{
    /// <summary>How stale the index may be for changes made elsewhere.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    private const int MostIdsAtOnce = 500;

    private readonly SemaphoreSlim one = new(1);
    private readonly ConcurrentQueue<Guid> touched = new();
    private readonly Vocabulary vocabulary = new();
    private volatile IndexSnapshot? snapshot;
    private volatile bool stale;
    private long askedAt;
    private ChangeMark mark = new(0, 0);

    /// <summary>This practice changed.</summary>
    public void Touch(Guid id) => touched.Enqueue(id);

    /// <summary>Something changed, it is not known what.</summary>
    public void Touch() => stale = true;

    /// <summary>The index with all changes known by now.</summary>
    public ValueTask<IndexSnapshot> Current(CancellationToken cancel) => Current(words: false, cancel);

    /// <summary>The index for a question; with words when it needs them.</summary>
    public ValueTask<IndexSnapshot> For(PracticeFilter filter, CancellationToken cancel) => Current(filter.Words != "", cancel);

    private ValueTask<IndexSnapshot> Current(bool words, CancellationToken cancel) =>
        snapshot is { } now && IsFresh(now) && (!words || now.Words is not null) ? ValueTask.FromResult(now) : new(Refresh(words, cancel));

    private bool IsFresh(IndexSnapshot now) =>
        !stale && touched.IsEmpty && time.GetElapsedTime(Interlocked.Read(ref askedAt)) < Poll && now.AsOf == Today();

    private DateTimeOffset Today() => KyivTime.StartOf(KyivTime.DateOf(time.GetUtcNow()));

    private async Task<IndexSnapshot> Refresh(bool words, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            var now = snapshot;
            if (now is null || !IsFresh(now))
                now = await Renew(now, cancel);
            if (words && now.Words is null)
                now = now.With(await ReadWords(now.Columns, cancel));
            if (!ReferenceEquals(now, snapshot))
                now.MadeAt = time.GetUtcNow();
            return snapshot = now;
        }
        finally
        {
            one.Release();
        }
    }

    private async Task<IndexSnapshot> Renew(IndexSnapshot? now, CancellationToken cancel)
    {
        // Taken before the database is read, so that what happens meanwhile counts for the next time.
        var known = touched.Count;
        var ids = new HashSet<Guid>();
        for (var i = 0; i < known && touched.TryDequeue(out var id); i++)
            ids.Add(id);
        var ask = stale || time.GetElapsedTime(Interlocked.Read(ref askedAt)) >= Poll;
        stale = false;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PracticesDb>();
            return now is null ? await ReadAll(db, cancel) : await Update(db, now, ids, ask, cancel);
        }
        catch
        {
            stale = true;
            throw;
        }
    }

    private async Task<IndexSnapshot> ReadAll(PracticesDb db, CancellationToken cancel)
    {
        var before = await ChangeMark.Read(db, cancel);
        var columns = new IndexColumns(before.Rows);
        await foreach (var practice in Projected(db.Practices.Where(Readable)).AsAsyncEnumerable().WithCancellation(cancel))
            columns.Put(practice);
        (mark, askedAt) = (before, time.GetTimestamp());
        return new(columns, Today());
    }

    private async Task<IndexSnapshot> Update(PracticesDb db, IndexSnapshot now, HashSet<Guid> ids, bool ask, CancellationToken cancel)
    {
        if (ask)
        {
            var seen = await ChangeMark.Read(db, cancel);
            if (seen != mark)
                ids.UnionWith(await Changed(db, now.Columns, cancel));
            (mark, askedAt) = (seen, time.GetTimestamp());
        }
        if (ids.Count > 0)
            now = await Take(db, now, ids, cancel);
        return now.AsOf == Today() ? now : now.On(Today());
    }

    private async Task<IndexSnapshot> Take(PracticesDb db, IndexSnapshot now, HashSet<Guid> ids, CancellationToken cancel)
    {
        var columns = now.Columns.Copy();
        var rows = new HashSet<int>();
        var words = new Dictionary<int, byte[]>();
        foreach (var some in ids.Chunk(MostIdsAtOnce))
        {
            var practices = db.Practices.AsNoTracking().Where(p => some.Contains(p.Id));
            foreach (var practice in await Projected(practices).ToListAsync(cancel))
                rows.Add(columns.Put(practice));
            if (now.Words is not null)
                foreach (var texts in await Texts(practices).ToListAsync(cancel))
                    if (columns.Places.TryGetValue(texts.Id, out var row))
                        words[row] = texts.Row(vocabulary);
        }
        return now.With(columns, now.Words?.With(words, columns.Length), rows);
    }

    /// <summary>Practices whose version is not the one the index has.</summary>
    private static async Task<List<Guid>> Changed(PracticesDb db, IndexColumns columns, CancellationToken cancel)
    {
        var changed = new List<Guid>();
        var seen = db.Practices.AsNoTracking().Where(p => p.Status != PracticeStatus.Unpublished).Select(p => new { p.Id, p.Version });
        await foreach (var practice in seen.AsAsyncEnumerable().WithCancellation(cancel))
            if (!columns.Places.TryGetValue(practice.Id, out var row) || columns.Versions[row] != practice.Version)
                changed.Add(practice.Id);
        return changed;
    }

    private async Task<WordIndex> ReadWords(IndexColumns columns, CancellationToken cancel)
    {
        var rows = new byte[columns.Length][];
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PracticesDb>();
        await foreach (var texts in Texts(db.Practices.Where(Readable)).AsAsyncEnumerable().WithCancellation(cancel))
            if (columns.Places.TryGetValue(texts.Id, out var row))
                rows[row] = texts.Row(vocabulary);
        for (var row = 0; row < rows.Length; row++)
            rows[row] ??= [];
        return WordIndex.Make(vocabulary, rows);
    }

    private static readonly System.Linq.Expressions.Expression<Func<Practice, bool>> Readable =
        p => p.Status == PracticeStatus.Published || p.Status == PracticeStatus.Outdated;

    private static IQueryable<IndexedPractice> Projected(IQueryable<Practice> practices) => practices.AsNoTracking().Select(p => new IndexedPractice(
        p.Id, p.Version, p.Status == PracticeStatus.Published || p.Status == PracticeStatus.Outdated, p.Group, p.Kind, p.Region, p.Level, p.Year,
        p.OrganisationCode, p.OrganisationUk, p.OrganisationEn, p.Grade, p.IsAwarded, p.Status == PracticeStatus.Outdated, p.Topics, p.Yes, p.Partly, p.No,
        p.ConfirmedAt ?? p.PublishedAt ?? p.CreatedAt, p.PublishedAt ?? p.CreatedAt, p.Replications));

    private static IQueryable<IndexedWords> Texts(IQueryable<Practice> practices) => practices.AsNoTracking().Select(p => new IndexedWords(
        p.Id, p.TitleUk, p.TitleEn, p.SummaryUk, p.SummaryEn, p.OrganisationUk, p.OrganisationEn, p.PlaceUk, p.PlaceEn));

    /// <inheritdoc />
    public void Dispose() => one.Dispose();
}

/// <summary>Grows with every change of any practice, so that one cheap question tells whether anything changed.</summary>
internal sealed record ChangeMark(int Rows, long Versions)
{
    public static async Task<ChangeMark> Read(PracticesDb db, CancellationToken cancel) =>
        await db.Practices.AsNoTracking().GroupBy(_ => 1).Select(all => new ChangeMark(all.Count(), all.Sum(p => (long)p.Version)))
            .SingleOrDefaultAsync(cancel) ?? new(0, 0);
}
