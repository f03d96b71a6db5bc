using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Hub.SharedKernel.Web.Kit.Blocks;

/// <summary>One step of the way; without an address it is the page itself.</summary>
/// <param name="urls">Makes addresses of pages.</param>
[HtmlTargetElement("hub-crumb", ParentTag = "hub-breadcrumbs")]
public sealed class HubCrumbTagHelper(IUrlHelperFactory urls) : TagHelper
{
    /// <summary>Where the step leads, when it is not given as a page.</summary>
    public string? Href { get; set; }

    /// <summary>The page the step leads to.</summary>
    [HtmlAttributeName("asp-page")]
    public string? Page { get; set; }

    /// <summary>The page's area; that of the current page when null, none when empty.</summary>
    [HtmlAttributeName("asp-area")]
    public string? Area { get; set; }

    /// <summary>The page's route values.</summary>
    [HtmlAttributeName("asp-all-route-data", DictionaryAttributePrefix = "asp-route-")]
    public IDictionary<string, string> RouteValues { get; set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The page's context, set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        var href = Page is null ? Href : PageHref();
        output.TagName = "li";
        output.Attributes.SetAttribute("class", "govuk-breadcrumbs__list-item");
        if (href is null) output.Attributes.SetAttribute("aria-current", "page");
        Markup step = href is null ? (Markup)$"{text}" : $"""<a class="govuk-breadcrumbs__link" href="{href}">{text}</a>""";
        output.Content.SetHtmlContent(step);
    }

    private string? PageHref()
    {
        var values = RouteValues.ToDictionary(pair => pair.Key, pair => (object?)pair.Value);
        if (Area is not null) values["area"] = Area;
        return urls.GetUrlHelper(ViewContext).Page(Page, values);
    }
}
