using Hub.Discovery.Searching;
using Hub.SharedKernel.Text;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;

namespace Hub.Discovery.Topics;

/// <summary>All topics items have.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.Search)]
internal sealed class TopicsPage(Search search, FacetNames names) : HubPage
{
    private const int Most = 1000;

    public IReadOnlyList<(string Key, string Name, int Count)> Topics { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel)
    {
        var answer = await search.RunCounting(SearchQuery.Everything, 0, 0, [Facet.Topic], cancel);
        Topics = [.. (answer.Facets.GetValueOrDefault(Facet.Topic) ?? []).OrderByDescending(v => v.Count).Take(Most)
            .Select(v => (v.Value, names.Of(Facet.Topic, v.Value), v.Count)).OrderBy(v => v.Item2, UkrainianOrder.Comparer)];
        HttpContext.KeepBriefly();
    }
}
