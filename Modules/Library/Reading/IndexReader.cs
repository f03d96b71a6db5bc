using Hub.Library.Describing;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Reading;

/// <summary>Reads for the index: everything once, later what changed.</summary>
internal sealed class IndexReader(LibraryDb db)
{
    private const int MostIdsAtOnce = 500, Portion = 2000;

    private Dictionary<Guid, string> subjects = [], collections = [];

    /// <summary>The latest date of a change.</summary>
    public async Task<DateTimeOffset> LastChange(CancellationToken cancel) =>
        await db.Documents.AsNoTracking().Where(d => d.ChangedAt >= DateTimeOffset.UnixEpoch).OrderByDescending(d => d.ChangedAt).Select(d => (DateTimeOffset?)d.ChangedAt).FirstOrDefaultAsync(cancel) ?? DateTimeOffset.UnixEpoch;

    public async Task<IndexRows> All(CancellationToken cancel)
    {
        await Names(cancel);
        var rows = new IndexRows(await db.Documents.CountAsync(d => d.State == DocumentState.Published, cancel));
        // In portions, so that what is read weighs no more than what is kept; along the ids alone, for asked by their state SQLite would sort them all each time.
        for (var last = Guid.Empty; ;)
        {
            var after = last;
            var documents = await Projected(db.Documents.AsNoTracking().Where(d => d.Id.CompareTo(after) > 0).OrderBy(d => d.Id)).Take(Portion).ToListAsync(cancel);
            if (documents.Count == 0)
                return rows;
            last = documents[^1].Id;
            var end = last;
            await Add(rows, documents, db.Documents.AsNoTracking().Where(d => d.Id.CompareTo(after) > 0 && d.Id.CompareTo(end) <= 0), cancel);
        }
    }

    /// <summary>What changed since a moment; what the index already has is passed over.</summary>
    public async Task<IndexSnapshot> Update(IndexSnapshot now, DateTimeOffset since, CancellationToken cancel)
    {
        var (rows, left, changed) = (now.Rows, new List<int>(), new List<Guid>());
        foreach (var document in await db.Documents.AsNoTracking().Where(d => d.ChangedAt >= since).Select(d => new { d.Id, d.Version, d.State }).ToListAsync(cancel))
        {
            var place = rows.Place(document.Id);
            var isReadable = document.State == DocumentState.Published;
            if (place is { } row ? isReadable && rows.Mark(row).Version == document.Version : !isReadable)
                continue;
            if (place is { } old)
                left.Add(old);
            if (isReadable)
                changed.Add(document.Id);
            else
                rows.Forget(document.Id);
        }
        if (left.Count == 0 && changed.Count == 0)
            return now;
        await Names(cancel);
        foreach (var ids in changed.Chunk(MostIdsAtOnce))
            await Take(now, ids, cancel);
        return now.With(left);
    }

    private async Task Take(IndexSnapshot now, Guid[] ids, CancellationToken cancel)
    {
        var some = db.Documents.AsNoTracking().Where(d => ids.Contains(d.Id));
        var first = now.Rows.Length;
        await Add(now.Rows, await Projected(some).ToListAsync(cancel), some, cancel);
        if (now.Words is null && now.Titles is null)
            return;
        var texts = await some.Select(d => new { d.Id, d.TitleUk, d.SearchText }).ToDictionaryAsync(d => d.Id, cancel);
        for (var row = first; row < now.Rows.Length; row++)
        {
            var text = texts.GetValueOrDefault(now.Rows.Id(row));
            now.Words?.Add(row, text?.SearchText ?? "");
            (now.Titles as List<string>)?.Add(text?.TitleUk ?? "");
        }
    }

    /// <summary>Words of the rows in their order, whatever the order the database would give them in.</summary>
    public async Task<WordPostings> Words(IndexSnapshot now, CancellationToken cancel)
    {
        var words = new WordPostings();
        for (var from = 0; from < now.Length; from += MostIdsAtOnce)
        {
            var places = Enumerable.Range(from, Math.Min(MostIdsAtOnce, now.Length - from)).Where(now.Is).ToList();
            var ids = places.ConvertAll(now.Rows.Id);
            var read = await db.Documents.AsNoTracking().Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.SearchText }).ToDictionaryAsync(d => d.Id, d => d.SearchText, cancel);
            foreach (var row in places)
                words.Add(row, read.GetValueOrDefault(now.Rows.Id(row), ""));
        }
        return words;
    }

    public async Task<IReadOnlyList<string>> Titles(IndexSnapshot now, CancellationToken cancel)
    {
        var titles = Enumerable.Repeat("", now.Length).ToList();
        await foreach (var document in db.Documents.AsNoTracking().Select(d => new { d.Id, d.TitleUk }).AsAsyncEnumerable().WithCancellation(cancel))
            if (now.Rows.Place(document.Id) is { } row && row < titles.Count)
                titles[row] = document.TitleUk;
        return titles;
    }

    private async Task Names(CancellationToken cancel)
    {
        subjects = await db.Subjects.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Key, cancel);
        collections = await db.Collections.AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.Slug, cancel);
    }

    private async Task Add(IndexRows rows, List<IndexedDocument> documents, IQueryable<Document> same, CancellationToken cancel)
    {
        var about = (await db.DocumentSubjects.AsNoTracking().Join(same, l => l.DocumentId, d => d.Id, (l, d) => new { d.Id, Of = l.SubjectId }).ToListAsync(cancel)).ToLookup(l => l.Id, l => l.Of);
        var inside = (await db.CollectionItems.AsNoTracking().Join(same, i => i.ConceptId, d => d.ConceptId, (i, d) => new { d.Id, Of = i.CollectionId }).ToListAsync(cancel)).ToLookup(i => i.Id, i => i.Of);
        foreach (var document in documents.Where(d => d.State == DocumentState.Published))
            rows.Add(document, Named(about[document.Id], subjects), Named(inside[document.Id], collections));
    }

    private static string[] Named(IEnumerable<Guid> ids, Dictionary<Guid, string> names) => [.. ids.Where(names.ContainsKey).Select(id => names[id])];

    private static IQueryable<IndexedDocument> Projected(IQueryable<Document> documents) =>
        documents.Select(d => new IndexedDocument(d.Id, d.Version, d.State, d.Kind, d.Year, d.Publisher, d.PublisherEn, d.Region, d.DatedOn, d.PublishedAt));
}
