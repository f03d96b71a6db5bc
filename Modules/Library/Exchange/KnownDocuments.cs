using System.Linq.Expressions;
using Hub.Library.Describing;
using Hub.Library.Files;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Exchange;

/// <summary>A document with its public version and the one that is worked on.</summary>
/// <param name="Record">Published or withdrawn; null when it never was public.</param>
/// <param name="Open">Draft, returned or proposed.</param>
internal sealed record Concept(Guid Id, Document? Record, Document? Open)
{
    public Document Any => Record ?? Open!;
    public string? ExternalId => Record?.ExternalId ?? Open?.ExternalId;
    public string? Slug => Any.Slug;
}

/// <summary>What the library already has of the documents of some rows, in a number of queries that does not grow with theirs.</summary>
internal sealed class KnownDocuments
{
    private readonly Dictionary<Guid, Concept> concepts = [];
    private readonly Names names = new();

    public ILookup<Guid, DocumentFile> Files { get; private set; } = null!;
    public ILookup<Guid, Vocabulary.DocumentSubject> Subjects { get; private set; } = null!;
    public ILookup<Guid, Collections.CollectionItem> Places { get; private set; } = null!;
    public ILookup<Guid, Relation> Relations { get; private set; } = null!;

    /// <summary>Documents the rows name as related.</summary>
    public Names Targets { get; } = new();

    public static async Task<KnownDocuments> Of(IReadOnlyList<DocumentRow> rows, LibraryDb db, CancellationToken cancel)
    {
        var known = new KnownDocuments();
        foreach (var row in rows.Where(r => r.IsSound))
            known.names.Ask(row);
        await known.names.Find(db, cancel);
        var ids = known.names.Found.ToList();
        foreach (var group in (await db.Documents.Where(d => ids.Contains(d.ConceptId) && d.State != DocumentState.Superseded).ToListAsync(cancel)).GroupBy(d => d.ConceptId))
            known.concepts[group.Key] = new(group.Key, group.FirstOrDefault(d => d.State is DocumentState.Published or DocumentState.Withdrawn),
                group.Where(d => d.State is not (DocumentState.Published or DocumentState.Withdrawn)).MaxBy(d => d.Number));
        await known.Surround(rows, db, cancel);
        return known;
    }

    public Concept? By(Guid id) => concepts.GetValueOrDefault(id);

    public Concept? ByExternalId(string id) => names.ExternalIds.TryGetValue(id, out var concept) ? By(concept) : null;

    public Concept? BySlug(string slug) => names.Slugs.TryGetValue(slug, out var concept) ? By(concept) : null;

    /// <summary>Documents with the DOI, the ISBN, or else the number of the act, the kind and the date of the row.</summary>
    public IReadOnlyList<Concept> ByIdentifier(DocumentContent content)
    {
        if (Identifiers.Doi(content.Doi) is { } doi && names.Dois.TryGetValue(doi, out var byDoi))
            return Known(byDoi);
        if (Identifiers.Isbn(content.Isbn) is { } isbn && names.Isbns.TryGetValue(isbn, out var byIsbn))
            return Known(byIsbn);
        return [];
    }

    public IReadOnlyList<Concept> ByAct(DocumentContent content) => !names.Acts.TryGetValue(Identifiers.ActKey(content.ActNumber), out var acts) ? []
        : [.. Known(acts).Where(c => c.Any.Kind == content.Kind && (content.Dated is not { } date || c.Any.DatedOn == date.First))];

    private List<Concept> Known(IEnumerable<Guid> ids) => [.. ids.Distinct().Select(By).OfType<Concept>()];

    private async Task Surround(IReadOnlyList<DocumentRow> rows, LibraryDb db, CancellationToken cancel)
    {
        var documents = concepts.Values.SelectMany(c => new[] { c.Record, c.Open }).OfType<Document>().Select(d => d.Id).ToList();
        var ids = concepts.Keys.ToList();
        var any = ids.Count > 0;
        Files = (any ? await db.Files.Where(f => documents.Contains(f.DocumentId)).OrderBy(f => f.Place).ToListAsync(cancel) : []).ToLookup(f => f.DocumentId);
        Subjects = (any ? await db.DocumentSubjects.Where(s => documents.Contains(s.DocumentId)).ToListAsync(cancel) : []).ToLookup(s => s.DocumentId);
        Places = (any && rows.Any(r => r.Shape.Has(DocumentColumns.Collections)) ? await db.CollectionItems.Where(i => ids.Contains(i.ConceptId)).ToListAsync(cancel) : []).ToLookup(i => i.ConceptId);
        Relations = (any && rows.Any(r => r.Relations.Count > 0) ? await db.Relations.Where(r => ids.Contains(r.FromId)).ToListAsync(cancel) : []).ToLookup(r => r.FromId);
        foreach (var row in rows.Where(r => r.IsSound))
            foreach (var named in row.Relations.Values.SelectMany(CellText.List))
                Targets.Ask(named);
        foreach (var relation in Relations.SelectMany(r => r))
            Targets.Ask(relation.ToId);
        await Targets.Find(db, cancel);
    }
}

/// <summary>Finds documents by the names people give them.</summary>
internal sealed class Names
{
    private readonly HashSet<Guid> ids = [];
    private readonly HashSet<string> externalIds = new(StringComparer.Ordinal), slugs = new(StringComparer.Ordinal), dois = [], isbns = [], acts = [];

    public HashSet<Guid> Found { get; } = [];

    /// <summary>Those of the found that readers know of, also withdrawn ones.</summary>
    public HashSet<Guid> Public { get; } = [];
    public Dictionary<string, Guid> ExternalIds { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, Guid> Slugs { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, HashSet<Guid>> Dois { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, HashSet<Guid>> Isbns { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, HashSet<Guid>> Acts { get; } = new(StringComparer.Ordinal);

    public void Ask(Guid id) => ids.Add(id);

    public void Ask(DocumentRow row)
    {
        if (Guid.TryParseExact(row.Id, "D", out var id))
            ids.Add(id);
        Add(externalIds, row.ExternalId);
        Add(slugs, row.Address);
        Add(dois, Identifiers.Doi(row.Content.Doi));
        Add(isbns, Identifiers.Isbn(row.Content.Isbn));
        if (row is { Id: "", ExternalId: "", Address: "" })
            Add(acts, Identifiers.ActKey(row.Content.ActNumber));
    }

    /// <summary>A name of any sort: id, address, own code, DOI or number of an act.</summary>
    public void Ask(string named)
    {
        if (Guid.TryParseExact(named, "D", out var id))
            ids.Add(id);
        Add(slugs, DocumentForm.LastPart(named));
        Add(externalIds, named);
        Add(dois, Identifiers.Doi(named));
        Add(acts, Identifiers.ActKey(named));
    }

    /// <summary>The documents under a name: none, the one, or several.</summary>
    public IReadOnlyCollection<Guid> Under(string named)
    {
        if (Guid.TryParseExact(named, "D", out var id) && Found.Contains(id))
            return [id];
        if (ExternalIds.TryGetValue(named, out var own) || Slugs.TryGetValue(DocumentForm.LastPart(named), out own))
            return [own];
        if (Identifiers.Doi(named) is { } doi && Dois.TryGetValue(doi, out var byDoi))
            return byDoi;
        return Acts.GetValueOrDefault(Identifiers.ActKey(named)) ?? [];
    }

    public async Task Find(LibraryDb db, CancellationToken cancel)
    {
        var all = db.Documents.AsNoTracking().Where(d => d.State != DocumentState.Superseded);
        var (byId, byOwn, bySlug, byDoi, byIsbn, byAct) = (ids.ToList(), externalIds.ToList(), slugs.ToList(), dois.ToList(), isbns.ToList(), acts.ToList());
        await Add(byId.Count, all.Where(d => byId.Contains(d.ConceptId)), d => "", (_, _) => { }, cancel);
        await Add(byOwn.Count, all.Where(d => byOwn.Contains(d.ExternalId!)), d => d.ExternalId!, (name, id) => ExternalIds[name] = id, cancel);
        await Add(bySlug.Count, all.Where(d => bySlug.Contains(d.Slug!)), d => d.Slug!, (name, id) => Slugs[name] = id, cancel);
        await Add(byDoi.Count, all.Where(d => byDoi.Contains(d.Doi!)), d => d.Doi!, (name, id) => Many(Dois, name, id), cancel);
        await Add(byIsbn.Count, all.Where(d => byIsbn.Contains(d.Isbn!)), d => d.Isbn!, (name, id) => Many(Isbns, name, id), cancel);
        await Add(byAct.Count, all.Where(d => byAct.Contains(d.ActKey!)), d => d.ActKey!, (name, id) => Many(Acts, name, id), cancel);
    }

    private async Task Add(int asked, IQueryable<Document> documents, Expression<Func<Document, string>> name, Action<string, Guid> take, CancellationToken cancel)
    {
        if (asked == 0)
            return;
        foreach (var document in await documents.Select(Narrow(name)).ToListAsync(cancel))
        {
            Found.Add(document.ConceptId);
            if (document.State is DocumentState.Published or DocumentState.Withdrawn)
                Public.Add(document.ConceptId);
            take(document.Name, document.ConceptId);
        }
    }

    private sealed record Line(Guid ConceptId, DocumentState State, string Name);

    // Only three columns are read: a description may be long.
    private static Expression<Func<Document, Line>> Narrow(Expression<Func<Document, string>> name)
    {
        var document = name.Parameters[0];
        var made = Expression.New(typeof(Line).GetConstructors()[0], Expression.Property(document, nameof(Document.ConceptId)), Expression.Property(document, nameof(Document.State)), name.Body);
        return Expression.Lambda<Func<Document, Line>>(made, document);
    }

    private static void Many(Dictionary<string, HashSet<Guid>> names, string name, Guid id)
    {
        if (!names.TryGetValue(name, out var found))
            names[name] = found = [];
        found.Add(id);
    }

    private static void Add(HashSet<string> to, string? name)
    {
        if (!string.IsNullOrEmpty(name) && name.Length <= Limits.Name)
            to.Add(name);
    }
}
