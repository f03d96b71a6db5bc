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
        var inside = (await Db.CollectionItems.Where(i => i.ConceptId == fact.ItemId).ToListAsync(cancel)).ToDictionary(i => i.CollectionId);
        var isChanged = false;
        foreach (var collection in collections)
        {
            var filter = await DocumentFilter.Of(collection.Query!, Db, cancel);
            var belongs = await filter.Apply(Db.Documents.Where(d => d.ConceptId == fact.ItemId && d.State == DocumentState.Published), Db).AnyAsync(cancel);
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
        var document = await Db.Documents.SingleOrDefaultAsync(d => d.ConceptId == fact.ItemId && d.State == DocumentState.Published, cancel);
        document?.Changed(time.GetUtcNow());
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

    /// <summary>The same for everything in some collections, when they themselves move or go.</summary>
    public async Task TellHarvestersOf(IReadOnlyList<Guid> collections, CancellationToken cancel) =>
        await TellHarvesters(await db.CollectionItems.Where(i => collections.Contains(i.CollectionId)).Select(i => i.ConceptId).Distinct().ToListAsync(cancel), cancel);
}
