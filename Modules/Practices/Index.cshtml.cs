using Hub.Practices.Reading;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hub.Practices;

/// <summary>The public list of practices.</summary>
[AllowAnonymous]
internal sealed class IndexModel(PracticeLists lists, IStringLocalizer<Texts> texts) : HubPage
{
    public const int PageSize = 20;

    public PracticeFilter Filter { get; private set; } = new();

    public CardPage List { get; private set; } = new(0, [], new Dictionary<Facet, IReadOnlyList<FacetCount>>());

    public IReadOnlyList<FacetOnPage> Facets { get; private set; } = [];

    public int Pages => (List.Total + PageSize - 1) / PageSize;

    public IEnumerable<ChosenFilter> Chosen => ChosenFilter.Of(Filter.Words, words => texts["List.Words", words], Facets);

    public IEnumerable<Choice> Orders => Enum.GetValues<ListOrder>().Select(o => new Choice(o.ToString().ToLowerInvariant(), texts["Order." + o]));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Filter = PracticeFilter.From(Request.Query);
        List = await lists.Run(Filter, PageSize, cancel);
        if (List.Cards.Count == 0 && List.Total > 0)
            return LocalRedirect(Request.PathBase + Request.Path + Filter.ToQuery());
        Facets = ListFacets.Of(List.Facets, Filter, texts);
        return Page();
    }
}
