using Hub.Discovery.Searching;

namespace Hub.Discovery.Machines;

/// <summary>What the search for machines answers.</summary>
internal sealed record ApiAnswer(
    int Total, int Page, int Size, int Pages, bool Complete, IReadOnlyList<string> Notes, IReadOnlyList<ApiItem> Items,
    IReadOnlyDictionary<string, IReadOnlyList<ApiFacetValue>>? Facets, ApiLinks Links);

/// <summary>A text in both languages.</summary>
internal sealed record ApiText(string? Uk, string? En);

/// <summary>A found item.</summary>
internal sealed record ApiItem(
    string Module, string Kind, Guid Id, string Url, ApiText Title, ApiText Summary, string Passage, IReadOnlyList<string> Topics, ApiOrganisation? Organisation,
    string? Territory, DateTimeOffset PublishedAt, DateTimeOffset UpdatedAt, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt)
{
    public static ApiItem Of(Hit hit, Highlight highlight, string url) => new(
        hit.Module.ToLowerInvariant(), hit.Kind, hit.ItemId, url, new(hit.TitleUk == "" ? null : hit.TitleUk, hit.TitleEn), new(hit.SummaryUk == "" ? null : hit.SummaryUk, hit.SummaryEn),
        string.Concat(highlight.Passage(hit.Summary.Text, hit.BodyUk, hit.BodyEn).Select(p => p.Text)), hit.Topics,
        Facets.Organisation(hit.OrganisationCode, hit.Organisation) is { } key ? new(key, hit.OrganisationCode, hit.Organisation, hit.OrganisationEn) : null,
        hit.Territory, hit.PublishedAt, hit.UpdatedAt, hit.StartsAt, hit.EndsAt);
}

/// <summary>An organisation: <c>Key</c> is the value of the parameter <c>org</c>.</summary>
internal sealed record ApiOrganisation(string Key, string? Code, string? Uk, string? En);

/// <summary>A value to narrow by, with how many items it leaves.</summary>
internal sealed record ApiFacetValue(string Value, string Name, int Count);

/// <summary>Where to go on: other pages of the answer, and the same question as a page for people and as a feed.</summary>
internal sealed record ApiLinks(string Self, string? Previous, string? Next, string Html, string Atom);
