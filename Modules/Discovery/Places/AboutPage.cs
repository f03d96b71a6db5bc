using System.Globalization;
using Hub.Discovery.Feeds;
using Hub.Discovery.Searching;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hub.Discovery.Places;

/// <summary>Everything the modules have about one topic, organisation or place, the newest first; by kind, module and what else tells them apart.</summary>
internal abstract class AboutPage(Search search, FacetNames names, PublicAddress address, IStringLocalizer<Texts> texts) : HubPage
{
    public const int PageSize = 20;

    private const int MostPages = Search.MostReachable / PageSize;

    [FromQuery(Name = "page")]
    public string? PageTyped { get; set; }

    protected FacetNames Names => names;

    protected IStringLocalizer<Texts> Sentences => texts;

    /// <summary>What the page is about.</summary>
    public abstract Facet Subject { get; }

    public string Value { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>The subject with what the reader narrowed it to.</summary>
    public SearchQuery Query { get; private set; } = SearchQuery.Everything;

    public SearchAnswer Answer { get; private set; } = SearchAnswer.Nothing;

    public IReadOnlyList<FacetOnPage> Filters { get; private set; } = [];

    public int Number { get; private set; } = 1;

    public int Pages => Math.Min(MostPages, (Answer.Total + PageSize - 1) / PageSize);

    public int FirstNumber => (Number - 1) * PageSize + 1;

    public bool IsNarrowed => Query.Filters.Count > 1;

    public IReadOnlyList<FeedAddress> Feeds => FeedAddress.Of(Query, address);

    public IEnumerable<ChosenFilter> Chosen => ChosenFilter.Of("", words => words, Filters);

    /// <summary>The same question on the search page, where words can be added.</summary>
    public string SearchPath => "/discovery" + (Query with { Sort = default }).ToQueryString();

    public string FollowPath => "/discovery/follow" + (Query with { Sort = default }).ToQueryString();

    public HitOnPage Shown(Hit hit) => HitOnPage.Of(hit, Answer.Highlight, names);

    /// <summary>Counts by region, each leading to the same page narrowed to it.</summary>
    public virtual IEnumerable<RegionValue> Map => from region in Answer.Facets.GetValueOrDefault(Facet.Region) ?? []
                                                   select new RegionValue(region.Value, region.Count)
                                                   {
                                                       Href = Request.PathBase + Request.Path + $"?{Facets.Name(Facet.Region)}={region.Value}",
                                                       Text = texts.Count("About.Items", region.Count),
                                                   };

    /// <summary>Asks the index for one page of the items.</summary>
    /// <param name="value">Value of the subject.</param>
    /// <param name="name">What it is called when the page knows better than the items; null otherwise.</param>
    /// <param name="cancel">Ends the wait.</param>
    protected async Task<IActionResult> Show(string value, string? name, CancellationToken cancel)
    {
        Value = value;
        Query = SearchQuery.From(Request.Query) with { Words = "", CutFrom = 0, Sort = SearchSort.Date };
        Query = Query.With(Subject, value);
        Number = int.TryParse(PageTyped, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, MostPages) : 1;
        Answer = await search.RunCounting(Query, (Number - 1) * PageSize, PageSize, [.. Facets.Offered, Facet.Place], cancel);
        Name = name ?? names.Of(Subject, value);
        // A narrowed page with nothing in it can be widened again; a subject nobody wrote about and nobody named is no page.
        if (Answer is { Total: 0, IsWhole: true } && name is null && !IsNarrowed)
            return NotFound();
        if (Answer.Hits.Count == 0 && Answer.Total > 0)
            return LocalRedirect(Request.PathBase + Request.Path);
        Filters = [.. FacetsOnPage.Of(Answer, Query, names, texts).Where(f => f.Name != Facets.Name(Subject))];
        HttpContext.KeepBriefly();
        return Page();
    }
}
