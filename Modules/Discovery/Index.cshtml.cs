using System.Globalization;
using Hub.Discovery.Asked;
using Hub.Discovery.Feeds;
using Hub.Discovery.Searching;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Hub.Discovery;

/// <summary>The search page.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.Search)]
internal sealed class IndexModel(Search search, FacetNames names, AskedLog asked, PublicAddress address, IStringLocalizer<Texts> texts) : HubPage
{
    public const int PageSize = 20;

    private const int MostPages = Search.MostReachable / PageSize;

    /// <summary>A kept page may be this old: what was published must be found at once.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    [FromQuery(Name = "page")]
    public string? PageTyped { get; set; }

    public SearchQuery Query { get; private set; } = SearchQuery.Everything;

    public SearchAnswer Answer { get; private set; } = SearchAnswer.Nothing;

    public IReadOnlyList<FacetOnPage> Facets { get; private set; } = [];

    public int Number { get; private set; } = 1;

    public int Pages => Math.Min(MostPages, (Answer.Total + PageSize - 1) / PageSize);

    public int FirstNumber => (Number - 1) * PageSize + 1;

    public bool IsLastReachable => Number == MostPages && Answer.Total > Search.MostReachable;

    public IReadOnlyList<FeedAddress> Feeds => FeedAddress.Of(Query, address);

    public IEnumerable<Choice> Sorts => Enum.GetValues<SearchSort>().Select(s => new Choice(s.ToString().ToLowerInvariant(), texts["Sort." + s]));

    public IEnumerable<ChosenFilter> Chosen => ChosenFilter.Of(Query.Words, words => texts["Search.Words", words], Facets);

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        Query = SearchQuery.From(Request.Query);
        // Every link of the page repeats the question; one of ten thousand letters would make megabytes of them.
        if (Query.CutFrom > 0)
            return LocalRedirect(Request.PathBase + Request.Path + (Query with { CutFrom = 0 }).ToQueryString() + "&cut=" + Query.CutFrom.ToString(CultureInfo.InvariantCulture));
        if (int.TryParse(Request.Query["cut"], NumberStyles.None, CultureInfo.InvariantCulture, out var cut) && cut > SearchQuery.LongestWords)
            Query = Query with { CutFrom = cut };
        Number = int.TryParse(PageTyped, out var number) ? Math.Clamp(number, 1, MostPages) : 1;
        Answer = await search.RunForgiving(Query, (Number - 1) * PageSize, PageSize, cancel);
        if (Answer.Hits.Count == 0 && Answer.Total > 0)
            return LocalRedirect(Request.PathBase + Request.Path + Query.ToQueryString());
        Facets = FacetsOnPage.Of(Answer, Query, names, texts);
        // What is asked while somebody still types, and further pages, are no questions of their own.
        if (Number == 1 && Query.Filters.Count == 0 && Answer.IsWhole && Request.Headers.XRequestedWith.Count == 0)
            asked.Count(Query.Words, Answer.Instead is null && !Answer.IsRelaxed ? Answer.Total : 0);
        if (HttpContext.Features.Get<IOutputCacheFeature>() is { Context.ResponseExpirationTimeSpan: null or { TotalSeconds: > 1 } } kept)
            kept.Context.ResponseExpirationTimeSpan = Kept;
        return Page();
    }

    public HitOnPage Shown(Hit hit) => HitOnPage.Of(hit, Answer.Highlight, names);
}
