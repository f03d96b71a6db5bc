using Hub.Discovery.Machines;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Configuration;

namespace Hub.Discovery;

/// <summary>How a program asks the search: for people who write one.</summary>
[AllowAnonymous]
internal sealed class ApiPage(PublicAddress address, IConfiguration settings) : HubPage
{
    /// <summary>Fields of the answer with the keys of what they mean.</summary>
    public static readonly IReadOnlyList<(string Field, string Key)> Fields =
    [
        ("total", "Api.AnswerTotal"), ("items", "Api.AnswerItems"), ("facets", "Api.AnswerFacets"), ("notes", "Api.AnswerNotes"),
        ("complete", "Api.AnswerComplete"), ("links", "Api.AnswerLinks"),
    ];

    public IReadOnlyList<(string Key, string Url)> Examples =>
    [
        ("Api.Example1", address.Of(SearchApi.Path + "?q=електронна+черга&region=UA-05", Language.Current)),
        ("Api.Example2", address.Of(SearchApi.Path + "?sort=date&size=5&facets=false", Language.Current)),
        ("Api.Example3", address.Of(SearchApi.Path + "?sort=date&size=5&facets=false", "en")),
    ];

    public int PerMinute => settings.GetValue("Hub:Limits:Search", RateLimits.UsualSearches);
}
