using Hub.Library.Describing;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Reading;

/// <summary>Reads for the index: everything once, later what changed.</summary>
internal sealed class IndexReader(LibraryDb db)
{
    private const int MostIdsAtOnce = 500, Portion = 5000;

    private Dictionary<Guid, string> subjects = [], collections = [];

    /// <summary>The latest date of a change.</summary>
    public async Task<DateTimeOffset> LastChange(CancellationToken cancel) =>
        await db.Documents.AsNoTracking().Where(d => d.ChangedAt >= DateTimeOffset.UnixEpoch).OrderByDescending(d => d.ChangedAt).Select(d => (DateTimeOffset?)d.ChangedAt).FirstOrDefaultAsync(cancel) ?? DateTimeOffset.UnixEpoch;

    public async Task<IndexRows> All(CancellationToken cancel)
    {
        await Names(cancel);
        var readable = db.Documents.AsNoTracking().Where(d => d.State == DocumentState.Published);
        var rows = new IndexRows(await readable.CountAsync(cancel));
        // In portions, so that what is read weighs no more than what is kept.
        for (var last = Guid.Empty; ;)
        {
            var after = last;
            var documents = await Projected(readable.Where(d => d.Id.CompareTo(after) > 0).OrderBy(d => d.Id)).Take(Portion).ToListAsync(cancel);
            if (documents.Count == 0)
                return rows;
            last = documents[^1].Id;
            var end = last;
            var some = readable.Where(d => d.Id.CompareTo(after) > 0 && d.Id.CompareTo(end) <= 0);
            Add(rows, documents, await Subjects(some, cancel), await Collections(some, cancel));
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
        var some = db.Documents.AsNoTracking().Where(d => ids.Contains(d.Id) && d.State == DocumentState.Published);
        var documents = await Projected(some).ToListAsync(cancel);
        var first = now.Rows.Length;
        Add(now.Rows, documents, await Subjects(some, cancel), await Collections(some, cancel));
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

    public async Task<WordPostings> Words(IndexSnapshot now, CancellationToken cancel)
    {
        var words = new WordPostings();
        await foreach (var (row, text) in Texts(now, db.Documents.AsNoTracking().Select(d => new RowText { Id = d.Id, Text = d.SearchText }), cancel))
            words.Add(row, text);
        return words;
    }

    public async Task<IReadOnlyList<string>> Titles(IndexSnapshot now, CancellationToken cancel)
    {
        var titles = Enumerable.Repeat("", now.Length).ToList();
        await foreach (var (row, text) in Texts(now, db.Documents.AsNoTracking().Select(d => new RowText { Id = d.Id, Text = d.TitleUk }), cancel))
            titles[row] = text;
        return titles;
    }

    // Words are added in the order of rows, whatever the order the database gives them in.
    private static async IAsyncEnumerable<(int Row, string Text)> Texts(IndexSnapshot now, IQueryable<RowText> texts, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        for (var from = 0; from < now.Length; from += MostIdsAtOnce)
        {
            var places = Enumerable.Range(from, Math.Min(MostIdsAtOnce, now.Length - from)).Where(now.Is).ToList();
            var ids = places.ConvertAll(now.Rows.Id);
            var read = await texts.Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Text, cancel);
            foreach (var row in places)
                if (read.TryGetValue(now.Rows.Id(row), out var text))
                    yield return (row, text);
        }
    }

    private async Task Names(CancellationToken cancel)
    {
        subjects = await db.Subjects.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Key, cancel);
        collections = await db.Collections.AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.Slug, cancel);
    }

    private static void Add(IndexRows rows, List<IndexedDocument> documents, ILookup<Guid, string> subjects, ILookup<Guid, string> collections)
    {
        foreach (var document in documents)
            rows.Add(document, [.. subjects[document.Id]], [.. collections[document.Id]]);
    }

    private async Task<ILookup<Guid, string>> Subjects(IQueryable<Document> some, CancellationToken cancel) =>
        (await db.DocumentSubjects.AsNoTracking().Join(some, l => l.DocumentId, d => d.Id, (l, d) => new { d.Id, Of = l.SubjectId }).ToListAsync(cancel))
            .Where(l => subjects.ContainsKey(l.Of)).ToLookup(l => l.Id, l => subjects[l.Of]);

    private async Task<ILookup<Guid, string>> Collections(IQueryable<Document> some, CancellationToken cancel) =>
        (await db.CollectionItems.AsNoTracking().Join(some, i => i.ConceptId, d => d.ConceptId, (i, d) => new { d.Id, Of = i.CollectionId }).ToListAsync(cancel))
            .Where(i => collections.ContainsKey(i.Of)).ToLookup(i => i.Id, i => collections[i.Of]);

    private static IQueryable<IndexedDocument> Projected(IQueryable<Document> documents) =>
        documents.Select(d => new IndexedDocument(d.Id, d.Version, d.State, d.Kind, d.Year, d.Publisher, d.PublisherEn, d.Region, d.DatedOn, d.PublishedAt));

    private sealed record RowText
    {
        public Guid Id { get; init; }
        public string Text { get; init; } = "";
    }
}
