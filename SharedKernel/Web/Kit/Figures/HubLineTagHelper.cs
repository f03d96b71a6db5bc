using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Figures;

/// <summary>Values over time as lines, with the table of them folded below.</summary>
/// <param name="texts">The kit's own sentences.</param>
[HtmlTargetElement("hub-line", Attributes = "labels,series", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HubLineTagHelper(IStringLocalizer<KitTexts> texts) : TagHelper
{
    private const int Styles = 5;

    /// <summary>What stands under the chart from left to right.</summary>
    public IReadOnlyList<string> Labels { get; set; } = [];

    /// <summary>The lines; five at most are told apart.</summary>
    public IReadOnlyList<ChartSeries> Series { get; set; } = [];

    /// <summary>What the chart shows.</summary>
    public string? Caption { get; set; }

    /// <summary>The heading of the table's first column.</summary>
    public string? LabelTitle { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "hub-figure hub-line");
        Markup title = Caption is null ? new Markup() : $"""<figcaption class="hub-figure__title">{Caption}</figcaption>""";
        Markup content = $"{title}{Legend()}{new LineDrawing(Labels, Series).Draw()}{Figure.Details(texts["Chart.Table"], Table())}";
        output.Content.SetHtmlContent(content);
    }

    internal static int Style(int index) => (index % Styles) + 1;

    private Markup Legend() => Series.Count < 2
        ? new Markup()
        : $"""<ul class="hub-line__legend">{Markup.Join(Series.Index(), line => Key(line.Index, line.Item))}</ul>""";

    private static Markup Key(int index, ChartSeries line) =>
        $"""<li><svg aria-hidden="true" focusable="false" viewBox="0 0 40 12"><line class="hub-line__key hub-line__series--{Style(index)}" x2="40" y1="6" y2="6"/></svg> {line.Name}</li>""";

    private Markup Table()
    {
        Markup heads = $"{Figure.Head(LabelTitle ?? texts["Chart.Label"])}{Markup.Join(Series, line => Figure.Head(line.Name, numeric: true))}";
        return Figure.Table(Figure.Caption(Caption, hidden: true), heads, Markup.Join(Labels.Index(), label => Row(label.Index, label.Item)));
    }

    private Markup Row(int index, string label) => Figure.Row(
        $"{Figure.RowHead($"{label}")}{Markup.Join(Series, line => Figure.Cell(index < line.Values.Count && line.Values[index] is { } value ? Figure.Short(value) : "–"))}");
}
