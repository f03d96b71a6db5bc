using System.Globalization;
using Hub.Practices.Reading;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;

namespace Hub.Practices;

/// <summary>The list for frames of other sites: no script, no cookie, the language of the address.</summary>
[AllowAnonymous]
internal sealed class FrameModel(PracticeLists lists, PublicAddress address) : HubPage
{
    public const int Fewest = 5;

    public static readonly IReadOnlyList<int> Choices = [3, Fewest, 10, 20];

    public CardPage List { get; private set; } = new(0, [], new Dictionary<Facet, IReadOnlyList<FacetCount>>());

    /// <summary>Full address of the same list on the portal.</summary>
    public string All { get; private set; } = "";

    public string Address(string path) => address.Of(path, Language.Current);

    public static int Rows(string? asked) =>
        int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && Choices.Contains(rows) ? rows : Fewest;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        HttpContext.MayBeEmbedded();
        var filter = PracticeFilter.From(Request.Query) with { Page = 1 };
        List = await lists.Run(filter, Rows(Request.Query["take"]), cancel);
        All = Address("/practices") + filter.ToQuery();
    }
}
