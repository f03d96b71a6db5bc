using System.Globalization;
using System.Runtime.CompilerServices;
using Hub.Library.Describing;
using Hub.Library.Files;
using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Exchange;

/// <summary>A document as it leaves the library: values by column, in the order of the columns.</summary>
internal sealed record ExportRow(IReadOnlyList<(string Name, CellKind Kind, string Text)> Cells);

/// <summary>
/// Reads chosen documents in batches, so that memory does not grow with their number. Which ones and in which order is settled at the start.
/// </summary>
internal sealed class ExportDocuments
{
    public const int BatchRows = 200;

    private readonly LibraryDb db;
    private readonly PublicAddress address;
    private readonly List<Guid> ids;
    private readonly bool everything;

    private ExportDocuments(LibraryDb db, PublicAddress address, List<Guid> ids, bool everything) => (this.db, this.address, this.ids, this.everything) = (db, address, ids, everything);

    public int Count => ids.Count;

    /// <summary>Most files a document has: so many numbered columns a table needs.</summary>
    public int MostFiles { get; private init; }

    /// <summary>What readers see of the chosen documents, in their order.</summary>
    public static async Task<ExportDocuments> Published(LibraryDb db, PublicAddress address, Func<IQueryable<Document>, IQueryable<Document>> choose, CancellationToken cancel)
    {
        var chosen = choose(db.Documents.AsNoTracking().Where(d => d.State == DocumentState.Published));
        return await Of(db, address, chosen, everything: false, cancel);
    }

    /// <summary>For the operator: also drafts and proposals; what is withdrawn stays out.</summary>
    public static Task<ExportDocuments> Everything(LibraryDb db, PublicAddress address, CancellationToken cancel) => Of(db, address,
        db.Documents.AsNoTracking().Where(d => d.State == DocumentState.Published || (d.State != DocumentState.Superseded && d.State != DocumentState.Withdrawn && d.Slug == null)).OrderBy(d => d.Id),
        everything: true, cancel);

    private static async Task<ExportDocuments> Of(LibraryDb db, PublicAddress address, IQueryable<Document> chosen, bool everything, CancellationToken cancel)
    {
        var files = await db.Files.Where(f => chosen.Any(d => d.Id == f.DocumentId)).GroupBy(f => f.DocumentId).Select(g => g.Count()).OrderByDescending(n => n).FirstOrDefaultAsync(cancel);
        return new(db, address, await chosen.Select(d => d.Id).ToListAsync(cancel), everything) { MostFiles = files };
    }

    public async IAsyncEnumerable<ExportRow> Read([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var some in ids.Chunk(BatchRows))
        {
            var documents = await db.Documents.AsNoTracking().Where(d => some.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancel);
            var concepts = documents.Values.Select(d => d.ConceptId).ToList();
            var files = (await db.Files.AsNoTracking().Where(f => some.Contains(f.DocumentId)).OrderBy(f => f.Place).ToListAsync(cancel)).ToLookup(f => f.DocumentId);
            var places = (await (from item in db.CollectionItems.AsNoTracking()
                                 where concepts.Contains(item.ConceptId)
                                 join collection in db.Collections on item.CollectionId equals collection.Id
                                 where collection.QueryJson == null
                                 orderby collection.Slug
                                 select new { item.ConceptId, collection.Slug }).ToListAsync(cancel)).ToLookup(p => p.ConceptId, p => p.Slug);
            var relations = await Relations(concepts, cancel);
            foreach (var id in some)
                // One that was withdrawn meanwhile is passed over.
                if (documents.TryGetValue(id, out var document) && (everything || document.State == DocumentState.Published))
                    yield return Row(document, [.. files[id]], [.. places[document.ConceptId]], relations[document.ConceptId]);
        }
    }

    private async Task<ILookup<Guid, (RelationKind Kind, string Target)>> Relations(List<Guid> concepts, CancellationToken cancel)
    {
        var rows = await (from relation in db.Relations.AsNoTracking()
                          where concepts.Contains(relation.FromId)
                          join other in db.Documents on relation.ToId equals other.ConceptId
                          where other.State == DocumentState.Published || other.State == DocumentState.Withdrawn || (everything && other.Slug == null)
                          orderby other.Slug, other.ConceptId
                          select new { relation.FromId, relation.Kind, other.Slug, other.ConceptId }).ToListAsync(cancel);
        return rows.ToLookup(r => r.FromId, r => (r.Kind, r.Slug ?? r.ConceptId.ToString("D", CultureInfo.InvariantCulture)));
    }

    private ExportRow Row(Document document, IReadOnlyList<DocumentFile> files, IReadOnlyList<string> places, IEnumerable<(RelationKind Kind, string Target)> relations)
    {
        var content = document.Content;
        var targets = relations.ToLookup(r => r.Kind, r => r.Target);
        return new(
        [
            (DocumentColumns.Id, CellKind.Word, document.ConceptId.ToString("D", CultureInfo.InvariantCulture)),
            (DocumentColumns.ExternalId, CellKind.Word, document.ExternalId ?? ""),
            (DocumentColumns.Address, CellKind.Word, document.Slug ?? ""),
            (DocumentColumns.Status, CellKind.Word, CellText.Code(document.State)),
            (DocumentColumns.Version, CellKind.Word, document.Number.ToString(CultureInfo.InvariantCulture)),
            (DocumentColumns.Changes, CellKind.Text, document.ChangesUk ?? ""),
            .. DocumentColumns.Description.Select(c => (c.Name, c.Kind, c.Canonical(content))),
            (DocumentColumns.Collections, CellKind.List, string.Join(';', places)),
            .. DocumentColumns.Relations.Select(r => (r.Key, CellKind.List, string.Join(';', targets[r.Value].Distinct()))),
            .. files.SelectMany((f, i) => Cells(f, i + 1)),
        ]);
    }

    private IEnumerable<(string, CellKind, string)> Cells(DocumentFile file, int number) => DocumentColumns.OfFile.Select(name => (DocumentColumns.FileColumn(number, name), CellKind.Word, name switch
    {
        "source" => address.Base + FileDownload.Path(file),
        "sha256" => file.Sha256,
        "about" => file.About,
        "access" => CellText.Code(file.Access),
        _ => file.EmbargoUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
    }));
}
