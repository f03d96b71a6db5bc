using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Figures;

/// <summary>Bars that stand in the table of their own numbers.</summary>
/// <param name="texts">The kit's own sentences.</param>
[HtmlTargetElement("hub-bars", Attributes = "items", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HubBarsTagHelper(IStringLocalizer<KitTexts> texts) : TagHelper
{
    /// <summary>The bars, in the order they are shown.</summary>
    public IEnumerable<ChartBar> Items { get; set; } = [];

    /// <summary>What the chart shows.</summary>
    public string? Caption { get; set; }

    /// <summary>The heading of the first column.</summary>
    public string? LabelTitle { get; set; }

    /// <summary>The heading of the numbers.</summary>
    public string? ValueTitle { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var items = Items.ToList();
        var most = items.Count == 0 ? 0 : items.Max(item => item.Value);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "hub-figure hub-bars");
        Markup heads = $"""{Figure.Head(LabelTitle ?? texts["Chart.Label"])}<td class="govuk-table__header"></td>{Figure.Head(ValueTitle ?? texts["Chart.Value"], numeric: true)}""";
        output.Content.SetHtmlContent(Figure.Table(Figure.Caption(Caption), heads, Markup.Join(items, item => Row(item, most))));
    }

    private static Markup Row(ChartBar item, double most)
    {
        var length = most > 0 ? Math.Max(0, item.Value) / most * 100 : 0;
        return Figure.Row($"""{Figure.RowHead(Figure.Linked(item.Label, item.Href))}<td class="govuk-table__cell hub-bars__bar"><svg aria-hidden="true" focusable="false"><rect width="{length}%" height="16" rx="2"/></svg></td>{Figure.Cell(item.Text ?? Figure.Short(item.Value))}""");
    }
}
