using Hub.Practices.Reading;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;

namespace Hub.Practices;

/// <summary>Makes the snippet by which another site shows this list.</summary>
[AllowAnonymous]
internal sealed class EmbedModel(PublicAddress address) : HubPage
{
    private const int RowHeight = 110;
    private const int FrameHeight = 140;

    public string Shown { get; private set; } = "uk";

    public int Rows { get; private set; }

    public string Source { get; private set; } = "";

    public int Height => Rows * RowHeight + FrameHeight;

    public void OnGet()
    {
        Shown = Request.Query["lang"].ToString() is var chosen and ("uk" or "en") ? chosen : Language.Current;
        Rows = FrameModel.Rows(Request.Query["take"]);
        var query = PracticeFilter.From(Request.Query).ToQuery();
        Source = address.Of("/practices/frame", Shown) + query + (query == "" ? "?" : "&") + "take=" + Rows.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
