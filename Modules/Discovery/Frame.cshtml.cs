using System.Globalization;
using Hub.Discovery.Searching;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;

namespace Hub.Discovery;

/// <summary>How a list looks on another site.</summary>
internal enum FrameLook
{
    List,

    /// <summary>Small, with the newest item only.</summary>
    Banner,
}

/// <summary>Names of looks in addresses.</summary>
internal static class FrameLooks
{
    public static string Key(this FrameLook look) => look.ToString().ToLowerInvariant();

    public static FrameLook From(string? text) => text == FrameLook.Banner.Key() ? FrameLook.Banner : FrameLook.List;
}

/// <summary>A search for frames of other sites: no script, no cookie, the language of the address.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.Search)]
internal sealed class FrameModel(Search search, QueryInWords words, PublicAddress address) : HubPage
{
    public const int Fewest = 5;

    public static readonly IReadOnlyList<int> Choices = [3, Fewest, 10, 20];

    public FrameLook Look { get; private set; }

    public string InWords { get; private set; } = "";

    public IReadOnlyList<Hit> Entries { get; private set; } = [];

    public int Total { get; private set; }

    public bool IsWhole { get; private set; }

    /// <summary>Full address of the same search on the portal.</summary>
    public string All { get; private set; } = "";

    public string Home => Address("/");

    public string Address(string path) => address.Of(path, Language.Current);

    public static int Rows(string? asked) =>
        int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && Choices.Contains(rows) ? rows : Fewest;

    /// <summary>Path of the frame without language prefix.</summary>
    public static string Path(SearchQuery query, FrameLook look, int rows)
    {
        var asked = query.ToQueryString();
        return FormattableString.Invariant($"/discovery/frame{asked}{(asked == "" ? '?' : '&')}look={look.Key()}&take={rows}");
    }

    public async Task OnGet(CancellationToken cancel)
    {
        HttpContext.MayBeEmbedded();
        var query = SearchQuery.From(Request.Query) with { Sort = SearchSort.Date, CutFrom = 0 };
        Look = FrameLooks.From(Request.Query["look"]);
        InWords = words.Run(query);
        var answer = await search.Run(query, 0, Look == FrameLook.Banner ? 1 : Rows(Request.Query["take"]), cancel, facets: false);
        (Entries, Total, IsWhole) = (answer.Hits, answer.Total, answer.IsWhole);
        All = Address("/discovery") + (query with { Sort = default }).ToQueryString();
    }
}
