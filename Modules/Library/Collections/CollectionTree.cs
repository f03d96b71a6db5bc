using Hub.SharedKernel.Text;

namespace Hub.Library.Collections;

/// <summary>A collection with its place in the tree and the number of documents in it and under it.</summary>
internal sealed record CollectionLine(Collection Collection, int Depth, int Count);

/// <summary>Collections are some dozens: they are read whole and walked in memory.</summary>
internal static class CollectionTree
{
    /// <summary>Ids of the collections with these addresses and of all under them.</summary>
    public static IReadOnlyList<Guid> Below(IReadOnlyList<Collection> all, IReadOnlyList<string> slugs)
    {
        var children = all.Where(c => c.ParentId is not null).ToLookup(c => c.ParentId!.Value, c => c.Id);
        var found = new HashSet<Guid>();
        var next = new Queue<Guid>(all.Where(c => slugs.Contains(c.Slug)).Select(c => c.Id));
        while (next.TryDequeue(out var id))
            if (found.Add(id))
                foreach (var child in children[id])
                    next.Enqueue(child);
        return [.. found];
    }

    /// <summary>A collection with all it stands under.</summary>
    public static IReadOnlyList<Guid> Above(IReadOnlyDictionary<Guid, Collection> all, Guid? from)
    {
        var above = new List<Guid>();
        for (var at = from; at is { } id && all.TryGetValue(id, out var collection) && !above.Contains(id); at = collection.ParentId)
            above.Add(id);
        return above;
    }

    public static IReadOnlyList<CollectionLine> Lines(IReadOnlyList<Collection> all, IReadOnlyDictionary<Guid, int> counts)
    {
        var children = all.ToLookup(c => c.ParentId ?? Guid.Empty);
        var lines = new List<CollectionLine>();
        Add(Guid.Empty, 0);
        return lines;

        void Add(Guid parent, int depth)
        {
            foreach (var collection in children[parent].OrderBy(c => c.NameUk, UkrainianOrder.Comparer))
            {
                lines.Add(new(collection, depth, counts.GetValueOrDefault(collection.Id)));
                if (depth < Collection.Deepest)
                    Add(collection.Id, depth + 1);
            }
        }
    }
}
