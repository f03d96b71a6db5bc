using System.Globalization;
using Hub.SharedKernel.Territories;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Figures;

/// <summary>A map of Ukraine whose 27 regions are coloured by a value, with the table of the same values.</summary>
/// <param name="texts">The kit's own sentences.</param>
[HtmlTargetElement("hub-map", Attributes = "values", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HubMapTagHelper(IStringLocalizer<KitTexts> texts) : TagHelper
{
    private Dictionary<string, RegionValue> known = [];
    private MapClasses classes = new([]);

    /// <summary>The regions' values; a region that is not named has no data.</summary>
    public IEnumerable<RegionValue> Values { get; set; } = [];

    /// <summary>What the map shows.</summary>
    public string? Caption { get; set; }

    /// <summary>The heading of the numbers.</summary>
    public string? ValueTitle { get; set; }

    /// <summary>The heading of the regions.</summary>
    public string? RegionTitle { get; set; }

    /// <summary>Where the table stands: beside, below or details (folded).</summary>
    public string Table { get; set; } = "beside";

    /// <summary>How many rows of the table are seen at once; the others fold away.</summary>
    public int Rows { get; set; } = 10;

    /// <summary>Decimals of the values as they are written.</summary>
    public int Decimals { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        known = Values.Where(value => Regions.ByIso(value.Iso) is not null).ToDictionary(value => value.Iso);
        classes = new MapClasses(known.Values.Select(value => value.Value));
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "hub-figure hub-map");
        Markup title = Caption is null ? new Markup() : $"""<figcaption class="hub-figure__title">{Caption}</figcaption>""";
        var columns = Table == "beside" ? "hub-columns hub-columns--figure" : "";
        Markup content = $"""{title}<div class="{columns}"><div>{Drawing()}{Legend()}{Credit()}</div><div>{Tables()}</div></div>""";
        output.Content.SetHtmlContent(content);
    }

    // The table has the same links, so the picture is left out of the keyboard's way and of the screen reader's.
    private Markup Drawing()
    {
        var map = MapOutlines.Ukraine;
        Markup shapes = Markup.Join(map.Regions, pair => Region(pair.Key, css => $"""<path class="{css}" d="{pair.Value}"/>"""));
        Markup points = Markup.Join(map.Points, pair => Region(pair.Key, css => $"""<circle class="{css}" cx="{pair.Value[0]}" cy="{pair.Value[1]}" r="10"/>"""));
        return $"""<svg viewBox="0 0 {map.Width} {map.Height}" aria-hidden="true" focusable="false">{shapes}{points}</svg>""";
    }

    private Markup Region(string iso, Func<string, Markup> drawn)
    {
        var value = known.GetValueOrDefault(iso);
        var css = value is null ? "hub-map__none" : $"hub-map__{classes.Of(value.Value)}";
        Markup shape = $"<g><title>{Name(iso)}: {Said(value)}</title>{drawn(css)}</g>";
        return value?.Href is null ? shape : $"""<a href="{value.Href}" tabindex="-1">{shape}</a>""";
    }

    private Markup Legend()
    {
        Markup zero = classes.HasZero ? Key("0", Written(0)) : new Markup();
        Markup none = known.Count < Regions.All.Count ? Key("none", texts["Map.NoData"]) : new Markup();
        Markup ranges = Markup.Join(classes.Ranges, range => Key(range.Shade.ToString(CultureInfo.InvariantCulture), Range(range.Low, range.High)));
        return $"""<ul class="hub-map__legend">{zero}{ranges}{none}</ul>""";
    }

    private static Markup Key(string css, string text) =>
        $"""<li><svg aria-hidden="true" focusable="false" viewBox="0 0 20 16"><rect class="hub-map__{css}" x="1" y="1" width="18" height="14"/></svg> {text}</li>""";

    private Markup Credit()
    {
        var map = MapOutlines.Ukraine;
        return $"""<p class="hub-figure__note">{texts["Map.Credit"].Value} <a href="{map.Source}">{map.Author}</a>, <a href="{map.Licence}" rel="license">CC BY 4.0</a>.</p>""";
    }

    private Markup Tables()
    {
        var culture = CultureInfo.CurrentUICulture;
        var sorted = Regions.Ordered(culture).Where(region => known.ContainsKey(region.Iso)).OrderByDescending(region => known[region.Iso].Value).ToList();
        if (Table == "details") return Figure.Details(texts["Map.All"], Part(sorted, Caption));
        if (sorted.Count <= Rows + 1) return Part(sorted, Caption);
        return $"{Part(sorted.Take(Rows), Caption)}{Figure.Details(texts["Map.Rest"], Part(sorted.Skip(Rows), texts["Map.Rest"]))}";
    }

    private Markup Part(IEnumerable<Region> regions, string? caption)
    {
        Markup heads = $"{Figure.Head(RegionTitle ?? texts["Map.Region"])}{Figure.Head(ValueTitle ?? texts["Chart.Value"], numeric: true)}";
        return Figure.Table(Figure.Caption(caption, hidden: true), heads, Markup.Join(regions, Row));
    }

    private Markup Row(Region region)
    {
        var value = known[region.Iso];
        return Figure.Row($"{Figure.RowHead(Figure.Linked(Name(region.Iso), value.Href))}{Figure.Cell(Written(value.Value))}");
    }

    private string Said(RegionValue? value) => value is null ? texts["Map.NoData"] : value.Text ?? Written(value.Value);

    private string Range(double low, double high) => low == high ? Written(low) : $"{Written(low)}–{Written(high)}";

    private string Written(double value) => Figure.Number(value, Decimals);

    private static string Name(string iso) => Regions.ByIso(iso)!.ShortName(CultureInfo.CurrentUICulture);
}
