using Microsoft.Extensions.Localization;

namespace Hub.Discovery.Searching;

/// <summary>Says a query as a person would: words, then what it is narrowed to.</summary>
internal sealed class QueryInWords(FacetNames names, IStringLocalizer<Texts> texts)
{
    public string Run(SearchQuery query)
    {
        var parts = new List<string>();
        if (query.Words != "")
            parts.Add(query.Words);
        foreach (var facet in Facets.All.Where(f => query.Of(f).Count > 0))
            parts.Add(texts["Query.Filter", texts["Facet." + facet], string.Join(", ", query.Of(facet).Select(value => names.Of(facet, value)))]);
        return parts.Count == 0 ? texts["Query.Everything"] : string.Join(" · ", parts);
    }
}
