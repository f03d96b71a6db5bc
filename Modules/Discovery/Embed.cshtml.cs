using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Hub.Discovery.Searching;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;

namespace Hub.Discovery;

/// <summary>Makes the snippet by which another site shows a search, and shows what it will look like.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.Search)]
internal sealed class EmbedModel(QueryInWords words, PublicAddress address) : HubPage
{
    private const int RowHeight = 115;
    private const int FrameHeight = 150;
    private const int BannerWidth = 300;
    private const int BannerHeight = 250;
    private static readonly HtmlEncoder encode = HtmlEncoder.Create(UnicodeRanges.All);

    public SearchQuery Query { get; private set; } = SearchQuery.Everything;

    public string InWords { get; private set; } = "";

    public FrameLook Look { get; private set; }

    public int Rows { get; private set; }

    /// <summary>Language of the frame.</summary>
    public string Shown { get; private set; } = "uk";

    public string Snippet { get; private set; } = "";

    /// <summary>The frame's address on this page.</summary>
    public string Preview { get; private set; } = "";

    public int Width => Look == FrameLook.Banner ? BannerWidth : 2 * BannerWidth;

    public int Height => Look == FrameLook.Banner ? BannerHeight : Rows * RowHeight + FrameHeight;

    public void OnGet()
    {
        HttpContext.ShowsOwnFrame();
        Query = SearchQuery.From(Request.Query) with { Sort = default, CutFrom = 0 };
        InWords = words.Run(Query);
        Look = FrameLooks.From(Request.Query["look"]);
        Rows = FrameModel.Rows(Request.Query["take"]);
        Shown = Request.Query["shown"].ToString() is var chosen and ("uk" or "en") ? chosen : Language.Current;
        var path = FrameModel.Path(Query, Look, Rows);
        Preview = Language.Path(path, Shown);
        var width = Look == FrameLook.Banner ? BannerWidth.ToString(CultureInfo.InvariantCulture) : "100%";
        var title = Language.In(Shown, () => words.Run(Query));
        Snippet = string.Create(CultureInfo.InvariantCulture,
            $"<iframe src=\"{encode.Encode(address.Of(path, Shown))}\" title=\"{encode.Encode(title)}\" lang=\"{Shown}\" width=\"{width}\" height=\"{Height}\" loading=\"lazy\"></iframe>");
    }
}
