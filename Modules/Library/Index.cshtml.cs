using Hub.Library.Reading;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Hub.Library;

/// <summary>The public list of documents.</summary>
[AllowAnonymous]
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

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Filter = await DocumentFilter.From(Request.Query).Resolve(db, cancel);
        List = await lists.Run(Filter, PageSize, cancel);
        Facets = await lists.Facets(Filter, cancel);
    }
}
