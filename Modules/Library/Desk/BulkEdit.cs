using Hub.Library.Describing;
using Hub.Library.Telling;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Desk;

/// <summary>What is changed in every chosen document; names are in the texts under <c>Bulk.{name}</c>.</summary>
internal enum BulkChange
{
    AddSubject,
    RemoveSubject,
    Publisher,
    PublisherCode,
    LegalStatus,
    Licence,
    AddToCollection,
    RemoveFromCollection,
}

/// <summary>Changes one thing in a selection of documents, all or none.</summary>
internal sealed class BulkEdit(LibraryDb db, TellDocument tell, ICurrentUser user, TimeProvider time)
{
    public const int Most = 200;

    /// <returns>How many documents were changed.</returns>
    public async Task<int> Run(IReadOnlyCollection<Guid> ids, BulkChange? change, string? value, CancellationToken cancel)
    {
        if (ids.Count == 0)
            throw new RuleViolation("Bulk.NothingChosen");
        if (ids.Count > Most)
            throw new RuleViolation("Bulk.TooMany", null, Most);
        if (change is not { } what || !Enum.IsDefined(what))
            throw new RuleViolation("Bulk.ChangeNeeded", "Change");
        var typed = Limits.Needed(value, "Value", "Bulk.Value", Limits.Name);
        var documents = await db.Documents.Where(d => ids.Contains(d.Id) && d.State != DocumentState.Withdrawn && d.State != DocumentState.Superseded && d.SourceId == null).ToListAsync(cancel);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        var changed = what is BulkChange.AddToCollection or BulkChange.RemoveFromCollection
            ? await Place(documents, what == BulkChange.AddToCollection, typed, cancel)
            : await Describe(documents, what, typed, cancel);
        await db.SaveChangesAsync(cancel);
        var now = time.GetUtcNow();
        foreach (var document in changed)
        {
            db.Record(document, user.Id, "Corrected", $"{what}: {typed}", now);
            if (document.State != DocumentState.Published)
                continue;
            document.Changed(now);
            await tell.Run(document, cancel);
        }
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
        return changed.Count;
    }

    private async Task<List<Document>> Describe(List<Document> documents, BulkChange what, string typed, CancellationToken cancel)
    {
        var subject = what is BulkChange.AddSubject or BulkChange.RemoveSubject
            ? await db.Subjects.SingleOrDefaultAsync(s => s.Key == typed && s.MergedIntoId == null, cancel) ?? throw new RuleViolation("Bulk.SubjectUnknown", "Value", typed)
            : null;
        var now = time.GetUtcNow();
        var changed = new List<Document>();
        var links = subject is null ? [] : await db.DocumentSubjects.Where(s => s.SubjectId == subject.Id && documents.Select(d => d.Id).Contains(s.DocumentId)).ToDictionaryAsync(s => s.DocumentId, cancel);
        foreach (var document in documents)
        {
            var content = document.Content;
            Change(content, what, typed);
            if (content.ToJson() == document.ContentJson)
                continue;
            document.Save(content, now);
            changed.Add(document);
            if (what == BulkChange.AddSubject && !links.ContainsKey(document.Id))
                db.DocumentSubjects.Add(new() { DocumentId = document.Id, SubjectId = subject!.Id });
            if (what == BulkChange.RemoveSubject && links.TryGetValue(document.Id, out var link))
                db.DocumentSubjects.Remove(link);
        }
        return changed;
    }

    private static void Change(DocumentContent content, BulkChange what, string typed)
    {
        switch (what)
        {
            case BulkChange.AddSubject:
                content.Subjects = [.. content.Subjects.Append(typed).Distinct()];
                break;
            case BulkChange.RemoveSubject:
                content.Subjects = [.. content.Subjects.Where(s => s != typed)];
                break;
            case BulkChange.Publisher:
                content.Publisher = typed;
                break;
            case BulkChange.PublisherCode:
                content.PublisherCode = SharedKernel.Territories.Edrpou.Normalise(typed) is var code && SharedKernel.Territories.Edrpou.IsValid(code) ? code : throw new RuleViolation("Check.CodeWrong", "Value", typed);
                break;
            case BulkChange.LegalStatus:
                content.LegalStatus = Enum.TryParse<LegalStatus>(typed, out var status) && Enum.IsDefined(status) ? status : throw new RuleViolation("Bulk.StatusUnknown", "Value", typed);
                break;
            default:
                content.Licence = Lists.Licences.Contains(typed) ? typed : throw new RuleViolation("Check.LicenceWrong", "Value");
                break;
        }
    }

    private async Task<List<Document>> Place(List<Document> documents, bool add, string slug, CancellationToken cancel)
    {
        var collection = await db.Collections.SingleOrDefaultAsync(c => c.Slug == slug, cancel) ?? throw new RuleViolation("Bulk.CollectionUnknown", "Value", slug);
        if (collection.IsByQuery)
            throw new RuleViolation("Bulk.CollectionByQuery", "Value");
        var concepts = documents.ConvertAll(d => d.ConceptId);
        var inside = await db.CollectionItems.Where(i => i.CollectionId == collection.Id && concepts.Contains(i.ConceptId)).ToDictionaryAsync(i => i.ConceptId, cancel);
        var changed = documents.FindAll(d => inside.ContainsKey(d.ConceptId) != add);
        if (add)
            db.CollectionItems.AddRange(changed.DistinctBy(d => d.ConceptId).Select(d => new Collections.CollectionItem { CollectionId = collection.Id, ConceptId = d.ConceptId, AddedAt = time.GetUtcNow() }));
        else
            db.CollectionItems.RemoveRange(changed.DistinctBy(d => d.ConceptId).Select(d => inside[d.ConceptId]));
        return changed;
    }
}
