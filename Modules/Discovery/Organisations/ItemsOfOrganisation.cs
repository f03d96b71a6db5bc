using Hub.Discovery.Searching;
using Hub.SharedKernel;

namespace Hub.Discovery.Organisations;

/// <summary>How many items of a kind, and where they are listed: path without language prefix.</summary>
internal sealed record KindOfItems(string Name, int Count, string Path);

/// <summary>What all modules have of one organisation, counted.</summary>
internal sealed record EverythingOfOrganisation(string Key, int Total, IReadOnlyList<KindOfItems> Kinds, string FollowPath);

/// <summary>Counts what modules told of the organisation whose page is shown, wherever that page is.</summary>
internal sealed class ItemsOfOrganisation(Search search, FacetNames names)
{
    /// <returns>Null when it is not the page of an organisation.</returns>
    public async Task<EverythingOfOrganisation?> Run(ItemKey page, CancellationToken cancel)
    {
        if (page.Organisation is null || Facets.Organisation(page.OrganisationCode, page.Organisation) is not { } key)
            return null;
        var query = SearchQuery.Everything.With(Facet.Organisation, key);
        var answer = await search.RunCounting(query, 0, 0, [Facet.Kind], cancel);
        return new(key, answer.Total, [.. from kind in answer.Facets.GetValueOrDefault(Facet.Kind) ?? []
                                          orderby kind.Count descending, kind.Value
                                          select new KindOfItems(names.Of(Facet.Kind, kind.Value), kind.Count, "/discovery" + query.With(Facet.Kind, kind.Value).ToQueryString())],
            "/discovery/follow" + query.ToQueryString());
    }
}
