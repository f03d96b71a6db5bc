using Hub.Discovery.Searching;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;

namespace Hub.Discovery;

/// <summary>Suggestions as a plain page, for those whose browser runs no scripts.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.Search)]
internal sealed class SuggestModel(Suggestions suggestions) : HubPage
{
    public SearchQuery Query { get; private set; } = SearchQuery.Everything;

    public IReadOnlyList<Suggestion> Found { get; private set; } = [];

    public void OnGet()
    {
        Query = SearchQuery.From(Request.Query);
        Found = suggestions.For(Query);
    }
}
