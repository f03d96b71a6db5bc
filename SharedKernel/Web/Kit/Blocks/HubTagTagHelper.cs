using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Hub.SharedKernel.Web.Kit.Blocks;

/// <summary>A word about a thing's kind, state or grade.</summary>
[HtmlTargetElement("hub-tag")]
public sealed class HubTagTagHelper : TagHelper
{
    /// <summary>info, success, warning, prize, muted or danger. The colour only repeats what the word says.</summary>
    public string Kind { get; set; } = "info";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var also = output.Attributes.TryGetAttribute("class", out var css) ? " " + css.Value : "";
        output.TagName = "span";
        output.Attributes.SetAttribute("class", $"hub-tag hub-tag--{Kind}{also}");
    }
}
