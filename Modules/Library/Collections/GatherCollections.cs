using Hub.Library.Describing;
using Hub.Library.Harvesting;
using Hub.Library.Reading;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Collections;

/// <summary>A document became readable or changed: collections by query take it in or let it go.</summary>
internal sealed class OnDocumentPublished(LibraryDb db, TimeProvider time) : Subscriber<ItemPublished, LibraryDb>(db, time)
{
    private readonly TimeProvider time = time;

    protected override async Task On(ItemPublished fact, CancellationToken cancel)
    {
        if (fact.Module != LibraryFacts.Module || fact.Kind != LibraryFacts.Kind)
            return;
        var collections = await Db.Collections.AsNoTracking().Where(c => c.QueryJson != null).ToListAsync(cancel);
        if (collections.Count == 0 || await Db.Documents.SingleOrDefaultAsync(d => d.ConceptId == fact.ItemId && d.State == DocumentState.Published, cancel) is not { } document)
            return;
        var vocabulary = await Db.Subjects.AsNoTracking().ToListAsync(cancel);
        var subjects = await Db.DocumentSubjects.Where(s => s.DocumentId == document.Id).Select(s => s.SubjectId).ToListAsync(cancel);
        var inside = (await Db.CollectionItems.Where(i => i.ConceptId == fact.ItemId).ToListAsync(cancel)).ToDictionary(i => i.CollectionId);
        var isChanged = false;
        foreach (var collection in collections)
        {
            var belongs = DocumentFilter.Of(collection.Query!, vocabulary).Fits(document, subjects);
            if (belongs == inside.ContainsKey(collection.Id))
                continue;
            isChanged = true;
            if (belongs)
                Db.CollectionItems.Add(new() { CollectionId = collection.Id, ConceptId = fact.ItemId, AddedAt = time.GetUtcNow() });
            else
                Db.CollectionItems.Remove(inside[collection.Id]);
        }
        if (!isChanged)
            return;
        // Harvesters learn of sets by the record.
        document.Changed(time.GetUtcNow());
        Db.PagesChanged();
    }
}

/// <summary>Fills a collection anew after its query was changed: what fits comes in, what does not goes. Saving is the caller's, and all in one transaction.</summary>
internal sealed class GatherCollection(LibraryDb db, TimeProvider time)
{
    private const int Batch = 500;

    public async Task Run(Collection collection, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var filter = await DocumentFilter.Of(collection.Query!, db, cancel);
        var fitting = filter.Apply(db.Documents.Where(d => d.State == DocumentState.Published), db).Select(d => d.ConceptId);
        var gone = await db.CollectionItems.Where(i => i.CollectionId == collection.Id && !fitting.Contains(i.ConceptId)).Select(i => i.ConceptId).ToListAsync(cancel);
        var added = await fitting.Where(id => !db.CollectionItems.Any(i => i.CollectionId == collection.Id && i.ConceptId == id)).ToListAsync(cancel);
        await SetDeparture.Add(db, gone.ConvertAll(id => (SetDeparture.KeyOf(collection.Id), id)), cancel);
        foreach (var ids in gone.Chunk(Batch))
            await db.CollectionItems.Where(i => i.CollectionId == collection.Id && ids.Contains(i.ConceptId)).ExecuteDeleteAsync(cancel);
        db.CollectionItems.AddRange(added.Select(id => new CollectionItem { CollectionId = collection.Id, ConceptId = id, AddedAt = now }));
        await TellHarvesters(gone.Concat(added), cancel);
    }

    /// <summary>Documents whose sets changed are harvested again, withdrawn ones too.</summary>
    public async Task TellHarvesters(IEnumerable<Guid> concepts, CancellationToken cancel)
    {
        var second = Document.WholeSecond(time.GetUtcNow());
        foreach (var ids in concepts.Chunk(Batch))
            await db.Documents.Where(d => ids.Contains(d.ConceptId) && (d.State == DocumentState.Published || d.State == DocumentState.Withdrawn))
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.ChangedAt, second).SetProperty(d => d.Version, d => d.Version + 1), cancel);
    }

    /// <summary>Collections move or go: harvesters of the sets they stood under are told that what is or was in them left, those of all sets where it is now.</summary>
    /// <param name="collections">Those that move.</param>
    /// <param name="above">Those they stand under no more.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task Leave(IReadOnlyList<Guid> collections, IReadOnlyList<Guid> above, CancellationToken cancel)
    {
        var keys = collections.Select(SetDeparture.KeyOf).ToList();
        // Whoever left a collection before is known to the sets above it only through that collection.
        var moved = await db.CollectionItems.Where(i => collections.Contains(i.CollectionId)).Select(i => i.ConceptId)
            .Union(db.SetDepartures.Where(d => keys.Contains(d.SetKey)).Select(d => d.ConceptId)).ToListAsync(cancel);
        await SetDeparture.Add(db, [.. above.SelectMany(id => moved.Select(concept => (SetDeparture.KeyOf(id), concept)))], cancel);
        await TellHarvesters(moved, cancel);
    }
}
