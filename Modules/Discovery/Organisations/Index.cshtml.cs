using System.Globalization;
using Hub.Discovery.Searching;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Text;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Hub.Discovery.Organisations;

/// <summary>All organisations that published something, by name.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.Search)]
internal sealed class OrganisationsPage(Search search) : HubPage
{
    private const int PageSize = 60;

    [FromQuery(Name = "page")]
    public string? PageTyped { get; set; }

    /// <summary>Words the names must have, in any form.</summary>
    public string Words { get; private set; } = "";

    public int Total { get; private set; }

    public int Number { get; private set; } = 1;

    public int Pages => (Total + PageSize - 1) / PageSize;

    public IReadOnlyList<(string Key, LocalText Name, int Count)> Shown { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel)
    {
        Words = SearchQuery.From(Request.Query).Words;
        var stems = SharedKernel.Text.Words.Tokens(Words).Select(SharedKernel.Text.Words.Stem).Take(TypedWords.MostTerms).ToHashSet();
        var answer = await search.RunCounting(SearchQuery.Everything, 0, 0, [Facet.Organisation], cancel);
        var all = (answer.Facets.GetValueOrDefault(Facet.Organisation) ?? [])
            .Select(v => (v.Value, Name: (v.Name ?? new Bilingual(v.Value, null)).In(Language.Of(Language.Current)), v.Count))
            .Where(v => stems.Count == 0 || stems.IsSubsetOf(SharedKernel.Text.Words.Tokens(v.Name.Text).Select(SharedKernel.Text.Words.Stem)))
            .OrderBy(v => v.Name.Text, UkrainianOrder.Comparer).ToList();
        Total = all.Count;
        Number = int.TryParse(PageTyped, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, Math.Max(1, Pages)) : 1;
        Shown = all.GetRange((Number - 1) * PageSize, Math.Min(PageSize, Total - (Number - 1) * PageSize));
        HttpContext.KeepBriefly();
    }
}
