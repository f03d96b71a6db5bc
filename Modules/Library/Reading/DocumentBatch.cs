using Hub.Library.Collections;
using Hub.Library.Describing;
using Hub.Library.Files;
using Hub.Library.Sources;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Reading;

/// <summary>Many documents with what machines read of them, in a number of queries that does not grow with theirs. Downloads and versions are left out.</summary>
internal sealed class DocumentBatch(LibraryDb db)
{
    public async Task<IReadOnlyList<DocumentOnPage>> Run(IReadOnlyList<Document> documents, IReadOnlyDictionary<Guid, IReadOnlyList<Collection>> collections, CancellationToken cancel)
    {
        var ids = documents.Select(d => d.Id).ToList();
        var files = (await db.Files.AsNoTracking().Where(f => ids.Contains(f.DocumentId)).OrderBy(f => f.Place).ToListAsync(cancel)).ToLookup(f => f.DocumentId);
        var subjects = (await (
            from link in db.DocumentSubjects.AsNoTracking()
            where ids.Contains(link.DocumentId)
            join subject in db.Subjects on link.SubjectId equals subject.Id
            orderby subject.NameUk
            select new { link.DocumentId, subject }).ToListAsync(cancel)).ToLookup(s => s.DocumentId, s => s.subject);
        var related = await Related([.. documents.Select(d => d.ConceptId)], cancel);
        var from = documents.Where(d => d.SourceId is not null).Select(d => d.SourceId!.Value).Distinct().ToList();
        var sources = from.Count == 0 ? [] : await db.Sources.AsNoTracking().Where(s => from.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
        return [.. documents.Select(d => new DocumentOnPage(d, d.Content, [.. files[d.Id].Select(f => new FileOnPage(f, null, 0))], [.. related[d.ConceptId]], [],
            [.. subjects[d.Id]], collections.GetValueOrDefault(d.ConceptId) ?? []) { Source = d.SourceId is { } id ? sources.GetValueOrDefault(id) : null })];
    }

    private async Task<ILookup<Guid, RelatedDocument>> Related(List<Guid> concepts, CancellationToken cancel)
    {
        var relations = await db.Relations.AsNoTracking().Where(r => concepts.Contains(r.FromId) || concepts.Contains(r.ToId)).ToListAsync(cancel);
        var ids = relations.SelectMany(r => new[] { r.FromId, r.ToId }).Distinct().ToList();
        // The state is looked at here: asked for it SQLite would leave the index of ids.
        var others = ids.Count == 0 ? [] : (await db.Documents.AsNoTracking().Where(d => ids.Contains(d.ConceptId)).Select(d => new { d.ConceptId, d.TitleUk, d.TitleEn, d.Slug, d.Kind, d.State, d.DatedOn }).ToListAsync(cancel))
            .Where(d => d.State is DocumentState.Published or DocumentState.Withdrawn).ToDictionary(d => d.ConceptId);
        return relations.SelectMany(r => new[] { (Of: r.FromId, Other: r.ToId, r.Kind, IsBack: false), (Of: r.ToId, Other: r.FromId, r.Kind, IsBack: true) })
            .Where(r => others.ContainsKey(r.Other)).OrderBy(r => others[r.Other].DatedOn).ThenBy(r => r.Other)
            .ToLookup(r => r.Of, r => others[r.Other] is var o ? new RelatedDocument(r.Kind, r.IsBack, new(o.TitleUk, o.TitleEn), "/library/" + o.Slug, o.Kind, o.State == DocumentState.Withdrawn) : null!);
    }
}
