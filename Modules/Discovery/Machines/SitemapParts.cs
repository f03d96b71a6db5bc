using Hub.Discovery.Places;
using Hub.Discovery.Searching;
using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace Hub.Discovery.Machines;

/// <summary>One file of the sitemap.</summary>
/// <param name="Name">Last part of its address.</param>
/// <param name="ChangedAt">When something in it last changed (UTC); null when nobody knows.</param>
internal sealed record SitemapPart(string Name, DateTimeOffset? ChangedAt);

/// <summary>An address of the sitemap: path without language prefix.</summary>
internal sealed record SitemapAddress(string Path, DateTimeOffset? ChangedAt);

/// <summary>
/// Divides everything a stranger may read into files. Items are divided by the number of their change: a file is one range of an index,
/// and an item that changes moves to a new file while the old ones stay as they are.
/// </summary>
internal sealed class SitemapParts(DiscoveryDb db, Search search, IEnumerable<HubModule> modules)
{
    /// <summary>
    /// Paths in one file. Each stands there in two languages, and each of the two names itself and its alternates: four addresses of at most
    /// <see cref="Projection.Item.PathLength"/> letters, of which one takes six bytes at most. So no file passes 50 000 addresses or 50 MB.
    /// </summary>
    public const int Size = 2000;

    private const string Items = "items-", Pages = "pages-";

    /// <summary>All files there are.</summary>
    public async Task<IReadOnlyList<SitemapPart>> Run(CancellationToken cancel)
    {
        var items = await db.Items.AsNoTracking().Where(i => !i.IsWithdrawn).GroupBy(i => i.Change / Size)
            .Select(g => new { Number = g.Key, ChangedAt = g.Max(i => i.UpdatedAt) }).OrderBy(g => g.Number).ToListAsync(cancel);
        var pages = (await PagesOfPortal(cancel)).Chunk(Size).Count();
        DateTimeOffset? newest = items.Count == 0 ? null : items.Max(i => i.ChangedAt);
        return [.. Enumerable.Range(0, pages).Select(n => new SitemapPart(Pages + n, newest)), .. items.Select(i => new SitemapPart(Items + i.Number, i.ChangedAt))];
    }

    /// <summary>The addresses of one file, read as they are written.</summary>
    /// <returns>Null when there is no such file.</returns>
    public async Task<IAsyncEnumerable<SitemapAddress>?> Addresses(string name, CancellationToken cancel)
    {
        if (Number(name, Pages) is { } page)
            return (await PagesOfPortal(cancel)).Skip((int)Math.Min(int.MaxValue, page * Size)).Take(Size).ToList() is { Count: > 0 } some ? some.ToAsyncEnumerable() : null;
        if (Number(name, Items) is not { } number)
            return null;
        var (from, to) = (number * Size, (number + 1) * Size);
        var items = db.Items.AsNoTracking().Where(i => !i.IsWithdrawn && i.Change >= from && i.Change < to);
        return await items.AnyAsync(cancel)
            ? items.OrderBy(i => i.Change).Select(i => new SitemapAddress(i.Path, i.UpdatedAt)).AsAsyncEnumerable()
            : null;
    }

    // Pages everybody finds in a menu, and those about topics, places and organisations.
    private async Task<IReadOnlyList<SitemapAddress>> PagesOfPortal(CancellationToken cancel)
    {
        Facet[] about = [Facet.Topic, Facet.Place, Facet.Organisation];
        var answer = await search.RunCounting(SearchQuery.Everything, 0, 0, about, cancel);
        var menu = modules.SelectMany(m => m.Menu).Where(m => m.Permission is null && m.Place is NavPlace.Main or NavPlace.Footer).OrderBy(m => m.Order).Select(m => m.Path);
        var values = from facet in about
                     from value in answer.Facets.GetValueOrDefault(facet) ?? []
                     let path = About.Path(facet, value.Value)
                     orderby facet, path
                     select path;
        return [.. menu.Prepend("/").Concat(values).Distinct().Select(path => new SitemapAddress(path, null))];
    }

    private static long? Number(string name, string kind) =>
        name.StartsWith(kind, StringComparison.Ordinal) && name.Length <= kind.Length + 12
        && long.TryParse(name.AsSpan(kind.Length), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
