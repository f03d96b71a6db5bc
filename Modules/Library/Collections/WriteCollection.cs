using System.Globalization;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Collections;

/// <summary>What a librarian says of a collection.</summary>
internal sealed record CollectionInput(string? NameUk, string? NameEn, string? AboutUk, string? AboutEn, Guid? Parent, CollectionQuery? Query);

/// <summary>Makes a collection or changes it; one by query is filled anew in the same transaction.</summary>
internal sealed class WriteCollection(LibraryDb db, GatherCollection gather, ICurrentUser user, TimeProvider time)
{
    public async Task<Collection?> Run(Guid? id, CollectionInput input, CancellationToken cancel)
    {
        var all = await db.Collections.ToDictionaryAsync(c => c.Id, cancel);
        if (input.Parent is { } parent && !all.ContainsKey(parent))
            throw new RuleViolation("Collection.ParentGone", "Parent");
        Collection collection;
        if (id is null)
            db.Collections.Add(collection = Collection.Start(Guid.CreateVersion7(), FreeSlug(input, all.Values)));
        else if (!all.TryGetValue(id.Value, out collection!))
            return null;
        var wasByQuery = collection.IsByQuery;
        collection.Describe(input.NameUk, input.NameEn, input.AboutUk, input.AboutEn, time.GetUtcNow());
        var (stood, isNew) = (collection.ParentId, id is null);
        collection.Under(input.Parent, all);
        collection.Gather(input.Query);
        db.Publish(new ActionRecorded(LibraryFacts.Module, user.Id, "library.collection", $"collection/{collection.Id}", collection.NameUk));
        db.PagesChanged();
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        if (collection.IsByQuery)
            await gather.Run(collection, cancel);
        // Sets are named by the tree: under another collection everything in it has another set.
        if (!isNew && stood != collection.ParentId)
            await gather.Leave(CollectionTree.Below([.. all.Values], [collection.Slug]), [.. CollectionTree.Above(all, stood).Except(CollectionTree.Above(all, collection.ParentId))], cancel);
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
        return collection;
    }

    private static string FreeSlug(CollectionInput input, IEnumerable<Collection> all)
    {
        var stem = Slug.From(string.IsNullOrWhiteSpace(input.NameEn) ? input.NameUk : input.NameEn);
        if (stem == "")
            stem = "collection";
        var taken = all.Select(c => c.Slug).ToHashSet(StringComparer.Ordinal);
        var slug = stem;
        for (var number = 2; taken.Contains(slug) || slug == "index"; number++)
            slug = $"{stem}-{number.ToString(CultureInfo.InvariantCulture)}";
        return slug;
    }
}

/// <summary>Takes a collection away; its documents stay in the library.</summary>
internal sealed class RemoveCollection(LibraryDb db, GatherCollection gather, ICurrentUser user)
{
    public async Task<bool> Run(Guid id, CancellationToken cancel)
    {
        if (await db.Collections.SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } collection)
            return false;
        if (await db.Collections.AnyAsync(c => c.ParentId == id, cancel))
            throw new RuleViolation("Collection.HasChildren");
        if (await db.Sources.AnyAsync(s => s.CollectionId == id, cancel))
            throw new RuleViolation("Collection.HasSource");
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await gather.Leave([id], CollectionTree.Above(await db.Collections.AsNoTracking().ToDictionaryAsync(c => c.Id, cancel), collection.ParentId), cancel);
        db.Collections.Remove(collection);
        db.Publish(new ActionRecorded(LibraryFacts.Module, user.Id, "library.collectionremoved", $"collection/{id}", collection.NameUk));
        db.PagesChanged();
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
        return true;
    }
}
