using Hub.Library.Collections;
using Hub.Library.Describing;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Desk;

/// <summary>Says how a document stands to another, named by its address, its number of an act or its identifier.</summary>
internal sealed class RelateDocuments(LibraryDb db, ICurrentUser user, TimeProvider time)
{
    public async Task<bool> Run(Guid id, RelationKind kind, string? other, CancellationToken cancel)
    {
        if (await db.Documents.SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } document)
            return false;
        if (!Enum.IsDefined(kind))
            throw new RuleViolation("Relation.KindNeeded", "Relation");
        var target = await Find(Limits.Needed(other, "Other", "Relation.Other", Limits.Name), document, cancel);
        if (target.ConceptId == document.ConceptId)
            throw new RuleViolation("Relation.Self", "Other");
        if (await db.Relations.AnyAsync(r => r.FromId == document.ConceptId && r.ToId == target.ConceptId && r.Kind == kind, cancel))
            return true;
        db.Relations.Add(new() { FromId = document.ConceptId, ToId = target.ConceptId, Kind = kind });
        await Changed(document, target, cancel);
        return true;
    }

    public async Task<bool> Remove(Guid id, Guid relation, CancellationToken cancel)
    {
        if (await db.Documents.SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } document
            || await db.Relations.SingleOrDefaultAsync(r => r.Id == relation && (r.FromId == document.ConceptId || r.ToId == document.ConceptId), cancel) is not { } found)
            return false;
        db.Relations.Remove(found);
        var otherId = found.FromId == document.ConceptId ? found.ToId : found.FromId;
        await Changed(document, await db.Documents.SingleOrDefaultAsync(d => d.ConceptId == otherId && d.State == DocumentState.Published, cancel), cancel);
        return true;
    }

    // The relation is shown, and harvested, on both sides.
    private async Task Changed(Document document, Document? other, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var side in new[] { document, other }.OfType<Document>().Where(d => d.State == DocumentState.Published))
            side.Changed(now);
        db.Record(document, user.Id, "Related", other?.TitleUk, now);
        db.PagesChanged();
        await db.SaveChangesAsync(cancel);
    }

    private async Task<Document> Find(string typed, Document document, CancellationToken cancel)
    {
        var slug = typed.Split('?', '#')[0].TrimEnd('/').Split('/')[^1];
        var key = Identifiers.ActKey(typed);
        var doi = Identifiers.Doi(typed);
        var found = await db.Documents.Where(d => (d.State == DocumentState.Published || d.State == DocumentState.Proposed || d.State == DocumentState.Draft)
            && (d.Slug == slug || d.ActKey == key || (doi != null && d.Doi == doi))).OrderBy(d => d.ConceptId == document.ConceptId).ThenByDescending(d => d.State == DocumentState.Published).ThenBy(d => d.Id).Take(10).ToListAsync(cancel);
        if (found.Find(d => d.Slug == slug) is { } exact)
            return exact;
        return found.DistinctBy(d => d.ConceptId).ToList() switch
        {
            [] => throw new RuleViolation("Relation.NotFound", "Other", typed),
            [var one] => one,
            _ => throw new RuleViolation("Relation.Several", "Other", typed),
        };
    }
}

/// <summary>Puts a document into collections that are filled by hand, and takes it out of others.</summary>
internal sealed class PlaceInCollections(LibraryDb db, TimeProvider time)
{
    public async Task<bool> Run(Guid id, IReadOnlyCollection<Guid> wanted, CancellationToken cancel)
    {
        if (await db.Documents.SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } document)
            return false;
        var now = time.GetUtcNow();
        var byHand = await db.Collections.Where(c => c.QueryJson == null).Select(c => c.Id).ToListAsync(cancel);
        var inside = await db.CollectionItems.Where(i => i.ConceptId == document.ConceptId && byHand.Contains(i.CollectionId)).ToListAsync(cancel);
        db.CollectionItems.RemoveRange(inside.Where(i => !wanted.Contains(i.CollectionId)));
        db.CollectionItems.AddRange(wanted.Intersect(byHand).Except(inside.Select(i => i.CollectionId)).Select(c => new CollectionItem { CollectionId = c, ConceptId = document.ConceptId, AddedAt = now }));
        if (document.State == DocumentState.Published)
            document.Changed(now);
        db.PagesChanged();
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
