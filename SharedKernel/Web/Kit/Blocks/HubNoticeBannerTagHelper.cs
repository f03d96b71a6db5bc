using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Blocks;

/// <summary>Tells what has just happened, or what the reader must know before anything else.</summary>
/// <param name="texts">The kit's own sentences.</param>
[HtmlTargetElement("hub-notice-banner")]
public sealed class HubNoticeBannerTagHelper(IStringLocalizer<KitTexts> texts) : TagHelper
{
    /// <summary>info, success, warning or danger.</summary>
    public string Kind { get; set; } = "info";

    /// <summary>The first line; a word for the kind when null.</summary>
    public string? Title { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var said = await output.GetChildContentAsync();
        var urgent = Kind is "success" or "danger";
        output.TagName = urgent ? "div" : "section";
        output.Attributes.SetAttribute("class", "hub-banner hub-banner--" + Kind);
        output.Attributes.SetAttribute(urgent ? "role" : "aria-label", urgent ? "alert" : Heading);
        Markup content = $"""<p class="hub-banner__title">{Heading}</p><div>{said}</div>""";
        output.Content.SetHtmlContent(content);
    }

    private string Heading => Title ?? texts["Banner." + Kind];
}
