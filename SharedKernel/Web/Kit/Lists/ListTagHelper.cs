using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Lists;

/// <summary>A part of a list page whose links keep the rest of the query string.</summary>
public abstract class ListTagHelper : TagHelper
{
    private protected ListTagHelper(IStringLocalizer<KitTexts> texts) => Texts = texts;

    /// <summary>The page's context, set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private protected IStringLocalizer<KitTexts> Texts { get; }

    private protected PageQuery Query => PageQuery.Of(ViewContext.HttpContext.Request);

    private protected static void Draw(TagHelperOutput output, string tag, string cssClass, Markup content)
    {
        output.TagName = tag;
        output.TagMode = TagMode.StartTagAndEndTag;
        var also = output.Attributes.TryGetAttribute("class", out var css) ? " " + css.Value : "";
        output.Attributes.SetAttribute("class", cssClass + also);
        output.Content.SetHtmlContent(content);
    }
}
