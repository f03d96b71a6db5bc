using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Blocks;

/// <summary>The way from the home page to this one.</summary>
/// <param name="texts">The kit's own sentences.</param>
[HtmlTargetElement("hub-breadcrumbs")]
public sealed class HubBreadcrumbsTagHelper(IStringLocalizer<KitTexts> texts) : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var crumbs = await output.GetChildContentAsync();
        output.TagName = "nav";
        output.Attributes.SetAttribute("class", "govuk-breadcrumbs");
        output.Attributes.SetAttribute("aria-label", texts["Breadcrumbs.Label"].Value);
        Markup list = $"""<ol class="govuk-breadcrumbs__list">{crumbs}</ol>""";
        output.Content.SetHtmlContent(list);
    }
}
