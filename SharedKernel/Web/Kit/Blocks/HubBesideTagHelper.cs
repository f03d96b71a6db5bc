using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Logging;

namespace Hub.SharedKernel.Web.Kit.Blocks;

/// <summary>Beside an item: what other modules have to say about it. The page that shows the item knows none of them.</summary>
/// <param name="modules">All modules.</param>
/// <param name="html">Renders their parts.</param>
/// <param name="log">Told of a part that failed.</param>
[HtmlTargetElement("hub-beside", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HubBesideTagHelper(IEnumerable<HubModule> modules, IHtmlHelper html, ILogger<HubBesideTagHelper> log) : TagHelper
{
    /// <summary>Name of the module whose item it is.</summary>
    public string Module { get; set; } = "";

    /// <summary>Kind of the item, as in <c>ItemPublished</c>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Id of the item.</summary>
    public Guid Item { get; set; }

    /// <summary>On the page of an organisation: its ЄДРПОУ code, if it has one.</summary>
    public string? OrganisationCode { get; set; }

    /// <summary>On the page of an organisation: its Ukrainian name.</summary>
    public string? Organisation { get; set; }

    /// <summary>The page's context, set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((IViewContextAware)html).Contextualize(ViewContext);
        output.TagName = null;
        foreach (var part in modules.SelectMany(m => m.BesideItems).OrderBy(p => p.Order))
            if (await Render(part) is { } shown)
                output.Content.AppendHtml(shown);
    }

    // The item matters more than what stands beside it.
    private async Task<IHtmlContent?> Render(BesideItem part)
    {
        try
        {
            return await html.PartialAsync(part.Partial, new ItemKey(Module, Kind, Item, OrganisationCode, Organisation), null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "{Partial} could not be shown beside {Module}/{Kind}/{Item}", part.Partial, Module, Kind, Item);
            return null;
        }
    }
}
