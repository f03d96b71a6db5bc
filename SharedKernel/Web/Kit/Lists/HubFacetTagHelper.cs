using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Lists;

/// <summary>One filter of a list with the count of each value; nothing when there are no values.</summary>
/// <param name="texts">The kit's own sentences.</param>
[HtmlTargetElement("hub-facet", Attributes = "name", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HubFacetTagHelper(IStringLocalizer<KitTexts> texts) : ListTagHelper(texts)
{
    /// <summary>What the list is filtered by.</summary>
    public string Title { get; set; } = "";

    /// <summary>The parameter of the query string.</summary>
    public string Name { get; set; } = "";

    /// <summary>The values, in the order they are shown.</summary>
    public IEnumerable<FacetItem> Items { get; set; } = [];

    /// <summary>Whether choosing a value replaces the one chosen before.</summary>
    public bool Single { get; set; }

    /// <summary>Whether the values are checkboxes of the form around instead of links.</summary>
    public bool Checkboxes { get; set; }

    /// <summary>How many values are seen at once; the others fold away. Chosen ones are always seen.</summary>
    public int Limit { get; set; } = 8;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var items = Items.ToList();
        if (items.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        if (Checkboxes) Draw(output, "fieldset", "hub-facet", $"""<legend class="hub-facet__title">{Title}</legend>{Values(items)}""");
        else Draw(output, "div", "hub-facet", $"""<h3 class="hub-facet__title">{Title}</h3>{Values(items)}""");
    }

    private Markup Values(List<FacetItem> items)
    {
        var folded = items.Skip(Limit).Where(item => !item.Selected).ToList();
        if (folded.Count < 2) return List(items);
        var more = string.Format(CultureInfo.CurrentCulture, Texts["Facet.More"], folded.Count);
        return $"{List(items.Except(folded))}<details><summary>{more}<span class=\"govuk-visually-hidden\">: {Title}</span></summary>{List(folded)}</details>";
    }

    private Markup List(IEnumerable<FacetItem> items) => $"<ul>{Markup.Join(items, Line)}</ul>";

    private Markup Line(FacetItem item) =>
        $"""<li>{(Checkboxes ? Box(item) : Link(item))}<span class="hub-facet__count">{item.Count.ToString("N0", CultureInfo.CurrentCulture)}</span></li>""";

    private Markup Link(FacetItem item)
    {
        var rest = Query.Without(PageQuery.Number);
        var off = Single ? rest.Without(Name) : rest.WithoutValue(Name, item.Value);
        var href = item.Selected ? off.Href() : off.With(Name, item.Value).Href();
        Markup remove = item.Selected ? $"""<span class="govuk-visually-hidden"> ({Texts["Facet.Remove"].Value})</span>""" : new Markup();
        return $"""<a href="{href}"{Markup.Attribute("aria-current", item.Selected ? "true" : null)}>{item.Text}{remove}</a>""";
    }

    private Markup Box(FacetItem item)
    {
        var type = Single ? "radio" : "checkbox";
        return $"""<label><input type="{type}" name="{Name}" value="{item.Value}"{Markup.Flag("checked", item.Selected)}> {item.Text}</label>""";
    }
}
