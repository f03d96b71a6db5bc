using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Lists;

/// <summary>The filters in force, each with a link that takes it off; nothing when there are none.</summary>
/// <param name="texts">The kit's own sentences.</param>
[HtmlTargetElement("hub-chosen", Attributes = "items", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HubChosenTagHelper(IStringLocalizer<KitTexts> texts) : ListTagHelper(texts)
{
    /// <summary>The filters in force.</summary>
    public IEnumerable<ChosenFilter> Items { get; set; } = [];

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var items = Items.ToList();
        if (items.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var rest = Query.Without(PageQuery.Number);
        var none = items.Aggregate(rest, (query, item) => query.WithoutValue(item.Name, item.Value)).Href();
        output.Attributes.SetAttribute("aria-label", Texts["Chosen.Label"].Value);
        Draw(output, "nav", "hub-chosen", $"""<ul>{Markup.Join(items, item => One(rest, item))}<li><a href="{none}">{Texts["Chosen.Clear"].Value}</a></li></ul>""");
    }

    private Markup One(PageQuery rest, ChosenFilter item) =>
        $"""<li><a class="hub-chosen__one" href="{rest.WithoutValue(item.Name, item.Value).Href()}"><span class="govuk-visually-hidden">{Texts["Chosen.Remove"].Value} </span>{item.Text} <span aria-hidden="true">×</span></a></li>""";
}
