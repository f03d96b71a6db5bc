using Hub.Library.Reading;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Hub.Library;

/// <summary>The public list of documents.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.Search)]
internal sealed class IndexModel(LibraryDb db, DocumentLists lists, IStringLocalizer<Texts> texts) : HubPage
{
    public const int PageSize = 20;

    public DocumentFilter Filter { get; private set; } = new();
    public CardPage List { get; private set; } = new(0, []);
    public IReadOnlyList<FacetOnPage> Facets { get; private set; } = [];

    public int Pages => (List.Total + PageSize - 1) / PageSize;

    public IEnumerable<ChosenFilter> Chosen => ChosenFilter.Of(Filter.Words, words => texts["List.Words", words], Facets);

    public IEnumerable<Choice> Orders => Enum.GetValues<ListOrder>().Select(o => new Choice(o.ToString().ToLowerInvariant(), texts["Order." + o]));

    public QueryString Listed => QueryString.Create(Request.Query.Where(q => q.Key is not ("page" or "sort")));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Filter = await DocumentFilter.From(Request.Query).Resolve(db, cancel);
        List = await lists.Run(Filter, PageSize, cancel);
        // A page behind the last one: the list grew shorter since the link was made.
        if (List.Cards.Count == 0 && List.Total > 0)
            return LocalRedirect(Request.PathBase + Request.Path + QueryString.Create(Request.Query.Where(q => q.Key != "page")));
        Facets = await lists.Facets(List, Filter, cancel);
        return Page();
    }
}
