using Hub.Library.Collections;
using Hub.Library.Describing;
using Hub.Library.Reading;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Harvesting;

/// <summary>A record as harvesters see it.</summary>
/// <param name="IsDeleted">Withdrawn, or no longer in the set that was asked for.</param>
/// <param name="Page">What is said of it; null when only its header was asked for or it is deleted.</param>
internal sealed record OaiRecord(Guid ConceptId, DateTimeOffset At, IReadOnlyList<string> Sets, bool IsDeleted, DocumentOnPage? Page);

/// <summary>A page of a list; no next one when it is the last.</summary>
internal sealed record OaiPage(IReadOnlyList<OaiRecord> Records, OaiPosition? Next);

/// <summary>
/// Records in the order of their last change, in pages that continue behind a record and not at a number: whatever is added, changed or
/// withdrawn meanwhile, each comes once in the state it has then, and again only if it changed.
/// </summary>
internal sealed class OaiRecords(LibraryDb db, OaiSets sets, DocumentBatch batch, TimeProvider time)
{
    public const int PageSize = 100;

    /// <summary>A change is given to harvesters when every change of an earlier moment is surely saved.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    /// <summary>The moment up to which answers speak.</summary>
    public DateTimeOffset Settled => time.GetUtcNow() - Settling;

    // Published or withdrawn; said by what they are not, for asked by equality SQLite would read all of a state and sort them instead of going along the index of changes.
    private IQueryable<Document> Records => db.Documents.AsNoTracking()
        .Where(d => d.State != DocumentState.Draft && d.State != DocumentState.Proposed && d.State != DocumentState.Returned && d.State != DocumentState.Superseded);

    public async Task<DateTimeOffset> Earliest(CancellationToken cancel) =>
        await Records.Where(d => d.ChangedAt >= DateTimeOffset.UnixEpoch).OrderBy(d => d.ChangedAt).Select(d => (DateTimeOffset?)d.ChangedAt).FirstOrDefaultAsync(cancel) ?? Settled;

    public async Task<OaiRecord?> One(Guid concept, CancellationToken cancel)
    {
        if (await Records.SingleOrDefaultAsync(d => d.ConceptId == concept, cancel) is not { } document)
            return null;
        return (await Of([document], await sets.Run(cancel), null, isWhole: true, cancel))[0];
    }

    public async Task<OaiPage> Run(OaiPosition position, CancellationToken cancel)
    {
        var tree = await sets.Run(cancel);
        var content = position.Set is null ? null : tree.Find(position.Set) ?? (position.At is null ? throw None() : throw OaiPosition.Bad());
        var found = await Behind(position, content, cancel);
        if (found.Count == 0 && position.At is null)
            throw None();
        var isWhole = position.Verb == "ListRecords";
        var given = found.Take(PageSize).ToList();
        var next = found.Count <= PageSize ? null : position with { At = given[^1].ChangedAt, Id = given[^1].Id, Given = position.Given + given.Count };
        return new(await Of(given, tree, position.Set, isWhole, cancel), next);
    }

    private static OaiError None() => new("noRecordsMatch", "No records match: nothing changed in this time, or the set is empty or unknown.");

    private async Task<List<Document>> Behind(OaiPosition position, OaiSetContent? content, CancellationToken cancel)
    {
        // One bound from below: of two SQLite would take the first into its index and go through everything up to the second.
        var (from, until) = (position.At ?? position.From ?? DateTimeOffset.UnixEpoch, position.Until < Settled ? position.Until.Value : Settled);
        var records = Records.Where(d => d.ChangedAt >= from && d.ChangedAt <= until);
        if (position is { At: { } at, Id: var id })
            records = records.Where(d => d.ChangedAt > at || d.Id.CompareTo(id) > 0);
        if (content is not null && content.Kinds.Count < Enum.GetValues<DocumentKind>().Length)
            records = Inside(records, content);
        return await Page(records).ToListAsync(cancel);
    }

    // One more than a page tells whether there is a next one.
    private static IQueryable<Document> Page(IQueryable<Document> records) => records.OrderBy(d => d.ChangedAt).ThenBy(d => d.Id).Take(PageSize + 1);

    private IQueryable<Document> Inside(IQueryable<Document> records, OaiSetContent content)
    {
        var (collections, keys) = (content.Collections, content.Keys);
        var left = db.SetDepartures.Where(s => keys.Contains(s.SetKey)).Select(s => s.ConceptId);
        if (content.Kinds.Count == 0)
        {
            var inside = db.CollectionItems.Where(i => collections.Contains(i.CollectionId)).Select(i => i.ConceptId).Union(left);
            return records.Where(d => inside.Contains(d.ConceptId));
        }
        // A page of each of these lies along an index, however rare the kind is; a page of all three is among them. In one statement, so that nothing changes between.
        var kind = content.Kinds[0];
        var ids = Page(records.Where(d => d.State == DocumentState.Published && d.Kind == kind)).Select(d => d.Id)
            .Concat(Page(records.Where(d => d.State == DocumentState.Withdrawn && d.Kind == kind)).Select(d => d.Id))
            .Concat(Page(records.Where(d => left.Contains(d.ConceptId))).Select(d => d.Id));
        return db.Documents.AsNoTracking().Where(d => ids.Contains(d.Id));
    }

    private async Task<IReadOnlyList<OaiRecord>> Of(List<Document> documents, OaiSetTree tree, string? set, bool isWhole, CancellationToken cancel)
    {
        var concepts = documents.ConvertAll(d => d.ConceptId);
        var places = (await db.CollectionItems.AsNoTracking().Where(i => concepts.Contains(i.ConceptId)).ToListAsync(cancel)).ToLookup(i => i.ConceptId, i => tree.SpecOf(i.CollectionId));
        var headers = documents.ConvertAll(d =>
        {
            IReadOnlyList<string> specs = [.. places[d.ConceptId].OfType<string>().Order(StringComparer.Ordinal), OaiSetTree.SpecOf(d.Kind)];
            var isInside = set is null || specs.Any(s => s == set || s.StartsWith(set + ":", StringComparison.Ordinal));
            return new OaiRecord(d.ConceptId, d.ChangedAt, specs, d.State == DocumentState.Withdrawn || !isInside, null);
        });
        if (!isWhole)
            return headers;
        var shown = documents.Where((_, i) => !headers[i].IsDeleted).ToList();
        var pages = (await batch.Run(shown, new Dictionary<Guid, IReadOnlyList<Collection>>(), cancel)).ToDictionary(p => p.Document.ConceptId);
        return headers.ConvertAll(h => h with { Page = pages.GetValueOrDefault(h.ConceptId) });
    }
}
