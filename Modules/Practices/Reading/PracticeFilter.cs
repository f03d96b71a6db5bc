using System.Globalization;
using Hub.SharedKernel.Text;
using Microsoft.AspNetCore.Http;

namespace Hub.Practices.Reading;

/// <summary>The orders of the public list.</summary>
internal enum ListOrder
{
    /// <summary>By <see cref="PromotionRule"/>; with words, exact matches first.</summary>
    Promoted,
    Newest,
    Replicated,
}

/// <summary>What a reader asks of the list. Whatever stands in the address, it is understood as far as it makes sense and never refused.</summary>
internal sealed record PracticeFilter
{
    public const int LongestWords = 10_000;
    public const int MostValues = 40;

    public string Words { get; init; } = "";
    public ListOrder Order { get; init; }

    /// <summary>Number of the page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Values by facet, as in the address; several values of one facet are alternatives.</summary>
    public IReadOnlyDictionary<Facet, IReadOnlyList<string>> Values { get; init; } = new Dictionary<Facet, IReadOnlyList<string>>();

    public bool IsEmpty => Words == "" && Values.Count == 0;

    public IReadOnlyList<string> Of(Facet facet) => Values.GetValueOrDefault(facet) ?? [];

    public static PracticeFilter From(IQueryCollection query)
    {
        var values = new Dictionary<Facet, IReadOnlyList<string>>();
        foreach (var facet in FacetValues.All)
        {
            var chosen = query[FacetValues.Name(facet)].OfType<string>().Where(v => Makes(facet, v)).Distinct().Take(MostValues).ToList();
            if (chosen.Count > 0)
                values[facet] = chosen;
        }
        return new()
        {
            Words = Clean(query["q"].ToString()),
            Order = Enum.TryParse<ListOrder>(query["sort"].ToString(), ignoreCase: true, out var order) && Enum.IsDefined(order) ? order : default,
            Page = int.TryParse(query["p"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
            Values = values,
        };
    }

    private static bool Makes(Facet facet, string value) =>
        facet == Facet.Organisation ? value.Length is > 0 and <= Slug.Longest : FacetValues.Number(facet, value) != FacetValues.None;

    private static string Clean(string words)
    {
        var cut = words.Length <= LongestWords ? words : words[..LongestWords];
        return string.Concat(cut.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
    }

    /// <summary>The same question as a query string in one order of parameters; empty when nothing is asked.</summary>
    public string ToQuery(bool withOrder = true)
    {
        var pairs = new List<KeyValuePair<string, string?>>();
        if (Words != "")
            pairs.Add(new("q", Words));
        foreach (var facet in FacetValues.All)
            pairs.AddRange(Of(facet).Select(v => new KeyValuePair<string, string?>(FacetValues.Name(facet), v)));
        if (withOrder && Order != default)
            pairs.Add(new("sort", Order.ToString().ToLowerInvariant()));
        return QueryString.Create(pairs).Value ?? "";
    }
}
