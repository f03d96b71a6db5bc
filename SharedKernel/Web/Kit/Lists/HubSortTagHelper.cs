using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Lists;

/// <summary>The orders a list can be read in.</summary>
/// <param name="texts">The kit's own sentences.</param>
[HtmlTargetElement("hub-sort", Attributes = "items", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HubSortTagHelper(IStringLocalizer<KitTexts> texts) : ListTagHelper(texts)
{
    /// <summary>The parameter of the query string.</summary>
    public string Name { get; set; } = "sort";

    /// <summary>The orders; the first is the one without a parameter.</summary>
    public IEnumerable<Choice> Items { get; set; } = [];

    /// <summary>The order in force; the first when null.</summary>
    public string? Selected { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var items = Items.ToList();
        var current = items.Find(item => item.Value == Selected) ?? items.FirstOrDefault();
        var rest = Query.Without(PageQuery.Number, Name);
        output.Attributes.SetAttribute("aria-label", Texts["Sort.Label"].Value);
        Markup links = Markup.Join(items, item => Link(item == items[0] ? rest : rest.With(Name, item.Value), item, item == current));
        Draw(output, "nav", "hub-sort", $"<span>{Texts["Sort.Label"].Value}:</span><ul>{links}</ul>");
    }

    private static Markup Link(PageQuery query, Choice item, bool current) =>
        $"""<li><a href="{query.Href()}"{Markup.Attribute("aria-current", current ? "true" : null)}>{item.Text}</a></li>""";
}
