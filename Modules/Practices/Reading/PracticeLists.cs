using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Reading;

/// <summary>A page of cards with the counts beside it.</summary>
internal sealed record CardPage(int Total, IReadOnlyList<PracticeCard> Cards, IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> Facets);

/// <summary>Lists of practices: which and in what order is known by the index, what stands on the cards is asked of the database once.</summary>
internal sealed class PracticeLists(PracticeIndex index, PracticesDb db)
{
    private const int AtOnce = 500;

    public async Task<CardPage> Run(PracticeFilter filter, int take, CancellationToken cancel)
    {
        var page = (await index.For(filter, cancel)).Find(filter, checked((int)Math.Min((filter.Page - 1L) * take, int.MaxValue)), take);
        return new(page.Total, await Cards(page.Ids, cancel), page.Facets);
    }

    /// <summary>The first so many, without counts.</summary>
    public async Task<IReadOnlyList<PracticeCard>> First(PracticeFilter filter, int take, CancellationToken cancel) =>
        await Cards((await index.For(filter, cancel)).Find(filter, 0, take, facets: false).Ids, cancel);

    /// <summary>All of them in their order, read in portions.</summary>
    public async IAsyncEnumerable<PracticeCard> All(PracticeFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var ids = (await index.For(filter, cancel)).Find(filter, 0, int.MaxValue, facets: false).Ids;
        foreach (var some in ids.Chunk(AtOnce))
            foreach (var card in await Cards(some, cancel))
                yield return card;
    }

    private async Task<IReadOnlyList<PracticeCard>> Cards(IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        if (ids.Count == 0)
            return [];
        var found = await PracticeCard.Of(db.Practices.Where(p => ids.Contains(p.Id))).ToDictionaryAsync(c => c.Id, cancel);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }
}
