using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Hub.SharedKernel.Web.Kit.Blocks;

/// <summary>Says that there is nothing here, and in its content what to do next.</summary>
[HtmlTargetElement("hub-empty", Attributes = "title")]
public sealed class HubEmptyTagHelper : TagHelper
{
    /// <summary>What is missing.</summary>
    public string Title { get; set; } = "";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var next = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "hub-empty");
        Markup content = $"""<h2 class="hub-empty__title">{Title}</h2><div>{next}</div>""";
        output.Content.SetHtmlContent(content);
    }
}
