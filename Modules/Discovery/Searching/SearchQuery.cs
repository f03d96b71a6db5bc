using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Hub.Discovery.Searching;

/// <summary>The orders of a result.</summary>
internal enum SearchSort
{
    Relevance,

    /// <summary>Newest publication first.</summary>
    Date,
}

/// <summary>
/// What somebody asks: words, filters and order. It is read from an address and written into one, in one way for all who ask the same;
/// pages, feeds and saved searches are this one thing. Whatever stands in an address is understood as far as it makes sense and never refused.
/// </summary>
internal sealed record SearchQuery
{
    /// <summary>Letters of the words that are read; the rest is dropped and the answer says so.</summary>
    public const int LongestWords = 500;

    /// <summary>Values of one facet that are read.</summary>
    public const int MostValues = 40;

    public static readonly SearchQuery Everything = new();

    /// <summary>What was typed, without control characters and needless spaces.</summary>
    public string Words { get; init; } = "";

    /// <summary>How long the words were before they were cut; 0 when they were not.</summary>
    public int CutFrom { get; init; }

    /// <summary>Without words there is no relevance: the newest come first whatever is asked.</summary>
    public SearchSort Sort { get; init; }

    /// <summary>Chosen values by facet, each once and in one order; those of one facet are alternatives, facets narrow one another.</summary>
    public IReadOnlyDictionary<Facet, IReadOnlyList<string>> Filters { get; init; } = new SortedDictionary<Facet, IReadOnlyList<string>>();

    public bool IsEmpty => Words == "" && Filters.Count == 0;

    public IReadOnlyList<string> Of(Facet facet) => Filters.GetValueOrDefault(facet) ?? [];

    /// <summary>Reads the query of a request.</summary>
    public static SearchQuery From(IQueryCollection query) => From(name => query[name]);

    /// <summary>Reads what <see cref="ToString"/> wrote, or any query string, with or without its question mark.</summary>
    public static SearchQuery Parse(string? text)
    {
        var pairs = QueryHelpers.ParseQuery(text);
        return From(name => pairs.GetValueOrDefault(name));
    }

    /// <summary>The query with these values of a facet instead of those it had; with none the facet no longer narrows.</summary>
    public SearchQuery With(Facet facet, params IEnumerable<string> values)
    {
        var filters = new SortedDictionary<Facet, IReadOnlyList<string>>(Filters.ToDictionary());
        if (Clean(values) is { Count: > 0 } clean)
            filters[facet] = clean;
        else
            filters.Remove(facet);
        return this with { Filters = filters };
    }

    /// <summary>The same question is always the same string: without question mark, empty when everything is asked for.</summary>
    public override string ToString() => ToQueryString().TrimStart('?');

    /// <summary>As <see cref="ToString"/>, with a question mark before it when it is not empty.</summary>
    public string ToQueryString()
    {
        var pairs = new List<KeyValuePair<string, string?>>();
        if (Words != "")
            pairs.Add(new("q", Words));
        foreach (var facet in Facets.All)
            pairs.AddRange(Of(facet).Select(value => new KeyValuePair<string, string?>(Facets.Name(facet), value)));
        if (Sort != default)
            pairs.Add(new("sort", Sort.ToString().ToLowerInvariant()));
        return QueryString.Create(pairs).Value ?? "";
    }

    public bool Equals(SearchQuery? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    private static SearchQuery From(Func<string, StringValues> value)
    {
        var filters = new SortedDictionary<Facet, IReadOnlyList<string>>();
        foreach (var facet in Facets.All)
            if (Clean(value(Facets.Name(facet)).OfType<string>()) is { Count: > 0 } chosen)
                filters[facet] = chosen;
        var (words, cutFrom) = Clean(value("q").ToString());
        return new()
        {
            Words = words,
            CutFrom = cutFrom,
            Filters = filters,
            Sort = Enum.TryParse<SearchSort>(value("sort").ToString(), ignoreCase: true, out var sort) && Enum.IsDefined(sort) ? sort : default,
        };
    }

    private static IReadOnlyList<string> Clean(IEnumerable<string> values) =>
        [.. values.Select(v => v.Trim()).Where(v => v.Length is > 0 and <= Facets.LongestValue && IsPlain(v)).Distinct(StringComparer.Ordinal).Take(MostValues).Order(StringComparer.Ordinal)];

    private static bool IsPlain(string value) => !value.Any(c => char.IsControl(c) || char.IsSurrogate(c));

    private static (string Words, int CutFrom) Clean(string typed)
    {
        var cut = typed.Length > LongestWords;
        var end = cut && char.IsHighSurrogate(typed[LongestWords - 1]) ? LongestWords - 1 : Math.Min(typed.Length, LongestWords);
        var clean = new System.Text.StringBuilder(end);
        foreach (var rune in typed.AsSpan(0, end).EnumerateRunes())
        {
            // A half of a surrogate pair cannot be written into an address.
            if (rune == System.Text.Rune.ReplacementChar || System.Text.Rune.IsControl(rune) || System.Text.Rune.IsWhiteSpace(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else
                clean.Append(rune.ToString());
        }
        return (clean.ToString().TrimEnd(' '), cut ? typed.Length : 0);
    }
}
