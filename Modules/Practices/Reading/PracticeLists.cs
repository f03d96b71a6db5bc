using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Reading;

/// <summary>A page of cards with the counts beside it.</summary>
internal sealed record CardPage(int Total, IReadOnlyList<PracticeCard> Cards, IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> Facets);

/// <summary>
/// Lists of practices: which and in what order is known by the index; cards nobody saw lately are asked of the database, all at once.
/// </summary>
internal sealed class PracticeLists(PracticeIndex index, CardShelf shelf, PracticesDb db)
{
    private const int AtOnce = 500;

    public async Task<CardPage> Run(PracticeFilter filter, int take, CancellationToken cancel)
    {
        var page = (await index.For(filter, cancel)).Find(filter, checked((int)Math.Min((filter.Page - 1L) * take, int.MaxValue)), take);
        return new(page.Total, await Cards(page.Practices, cancel), page.Facets);
    }

    /// <summary>The first so many, without counts.</summary>
    public async Task<IReadOnlyList<PracticeCard>> First(PracticeFilter filter, int take, CancellationToken cancel) =>
        await Cards((await index.For(filter, cancel)).Find(filter, 0, take, facets: false).Practices, cancel);

    /// <summary>All of them in their order, read in portions.</summary>
    public async IAsyncEnumerable<PracticeCard> All(PracticeFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var practices = (await index.For(filter, cancel)).Find(filter, 0, int.MaxValue, facets: false).Practices;
        foreach (var some in practices.Chunk(AtOnce))
        {
            var cards = await Read(some, cancel);
            foreach (var practice in some)
                if (cards.TryGetValue(practice.Id, out var card))
                    yield return card;
        }
    }

    private async Task<IReadOnlyList<PracticeCard>> Cards(IReadOnlyList<PracticeMark> practices, CancellationToken cancel)
    {
        var cards = new PracticeCard?[practices.Count];
        for (var i = 0; i < cards.Length; i++)
            cards[i] = shelf.Find(practices[i]);
        var unknown = practices.Where((_, i) => cards[i] is null).ToList();
        if (unknown.Count > 0)
        {
            var read = await Read(unknown, cancel);
            for (var i = 0; i < cards.Length; i++)
                if (cards[i] is null && read.TryGetValue(practices[i].Id, out var card))
                    shelf.Put(practices[i], cards[i] = card);
        }
        return [.. cards.OfType<PracticeCard>()];
    }

    private Task<Dictionary<Guid, PracticeCard>> Read(IReadOnlyList<PracticeMark> practices, CancellationToken cancel)
    {
        var ids = practices.Select(p => p.Id).ToList();
        return PracticeCard.Of(db.Practices.Where(p => ids.Contains(p.Id))).ToDictionaryAsync(c => c.Id, cancel);
    }
}
