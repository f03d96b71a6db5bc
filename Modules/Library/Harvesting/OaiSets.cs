using Hub.Library.Collections;
using Hub.Library.Describing;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Library.Harvesting;

/// <summary>A set harvesters can ask for.</summary>
internal sealed record OaiSet(string Spec, Bilingual Name, string About);

/// <summary>Which documents a set holds: those of some kinds, or those of some collections.</summary>
internal sealed record OaiSetContent(IReadOnlyList<DocumentKind> Kinds, IReadOnlyList<Guid> Collections)
{
    /// <summary>Names under which it is remembered what once belonged here.</summary>
    public IReadOnlyList<string> Keys => [.. Kinds.Select(SetDeparture.KeyOf), .. Collections.Select(SetDeparture.KeyOf)];
}

/// <summary>All sets: the tree of collections under <c>collection</c>, and kinds under <c>kind</c>.</summary>
internal sealed class OaiSetTree(IReadOnlyList<Collection> collections)
{
    public const string OfKinds = "kind", OfCollections = "collection";

    private readonly Dictionary<Guid, Collection> byId = collections.ToDictionary(c => c.Id);

    public static string SpecOf(DocumentKind kind) => $"{OfKinds}:{kind}";

    /// <summary>The collection with those it stands under; null for one that is gone.</summary>
    public string? SpecOf(Guid collection)
    {
        var path = new List<string>();
        for (var at = byId.GetValueOrDefault(collection); at is not null && path.Count <= Collection.Deepest + 1; at = at.ParentId is { } parent ? byId.GetValueOrDefault(parent) : null)
            path.Insert(0, at.Slug);
        return path.Count == 0 ? null : $"{OfCollections}:{string.Join(':', path)}";
    }

    /// <summary>What a set holds; null when there is no such set.</summary>
    public OaiSetContent? Find(string spec)
    {
        if (spec == OfKinds)
            return new(Enum.GetValues<DocumentKind>(), []);
        if (spec == OfCollections)
            return new([], [.. byId.Keys]);
        var last = spec[(spec.LastIndexOf(':') + 1)..];
        if (Enum.TryParse<DocumentKind>(last, out var kind) && SpecOf(kind) == spec)
            return new([kind], []);
        return collections.FirstOrDefault(c => c.Slug == last) is { } found && SpecOf(found.Id) == spec ? new([], CollectionTree.Below(collections, [found.Slug])) : null;
    }

    public IEnumerable<OaiSet> All(IStringLocalizer<Texts> texts)
    {
        yield return new(OfCollections, Said("Oai.Collections"), "");
        foreach (var line in CollectionTree.Lines(collections, new Dictionary<Guid, int>()))
            yield return new(SpecOf(line.Collection.Id)!, line.Collection.Name, Markdown.ToPlain(line.Collection.AboutUk));
        yield return new(OfKinds, Said("Oai.Kinds"), "");
        foreach (var kind in Enum.GetValues<DocumentKind>())
            yield return new(SpecOf(kind), Said("DocumentKind." + kind), "");

        Bilingual Said(string key) => new(Language.In("uk", () => texts[key].Value), Language.In("en", () => texts[key].Value));
    }
}

/// <summary>Reads the sets; there are some dozens.</summary>
internal sealed class OaiSets(LibraryDb db)
{
    public async Task<OaiSetTree> Run(CancellationToken cancel) => new(await db.Collections.AsNoTracking().ToListAsync(cancel));
}
