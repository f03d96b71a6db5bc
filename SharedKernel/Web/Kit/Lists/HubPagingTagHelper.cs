using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Lists;

/// <summary>The pages of a list; nothing when there is only one.</summary>
/// <param name="texts">The kit's own sentences.</param>
[HtmlTargetElement("hub-paging", Attributes = "page,pages", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HubPagingTagHelper(IStringLocalizer<KitTexts> texts) : ListTagHelper(texts)
{
    /// <summary>The number of the page shown, from 1.</summary>
    public int Page { get; set; } = 1;

    /// <summary>How many pages there are.</summary>
    public int Pages { get; set; }

    /// <summary>The parameter of the query string.</summary>
    public string Name { get; set; } = PageQuery.Number;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Pages < 2)
        {
            output.SuppressOutput();
            return;
        }

        output.Attributes.SetAttribute("aria-label", Texts["Paging.Label"].Value);
        var query = Query.Without(Name);
        Markup all = $"<ul>{Step(query, Page - 1, "Paging.Previous", "prev")}{Markup.Join(Shown(), number => Number(query, number))}{Step(query, Page + 1, "Paging.Next", "next")}</ul>";
        Draw(output, "nav", "hub-paging", all);
    }

    /// <summary>First, last, the page shown with its neighbours; 0 stands for what is left out.</summary>
    private IEnumerable<int> Shown()
    {
        var before = 0;
        for (var number = 1; number <= Pages; number++)
        {
            if (number > 1 && number < Pages && Math.Abs(number - Page) > 1)
            {
                number = number < Page ? Page - 2 : Pages - 1;
                continue;
            }

            if (number - before == 2) yield return number - 1;
            else if (number - before > 2) yield return 0;
            yield return before = number;
        }
    }

    private Markup Number(PageQuery query, int number)
    {
        if (number == 0) return $"<li>…</li>";
        var current = number == Page ? "page" : null;
        var label = string.Format(CultureInfo.CurrentCulture, Texts["Paging.Page"], number);
        return $"""<li><a href="{Href(query, number)}" aria-label="{label}"{Markup.Attribute("aria-current", current)}>{number}</a></li>""";
    }

    private Markup Step(PageQuery query, int number, string key, string relation) => number < 1 || number > Pages
        ? new Markup()
        : $"""<li><a href="{Href(query, number)}" rel="{relation}">{Texts[key].Value}</a></li>""";

    private string Href(PageQuery query, int number) =>
        (number == 1 ? query : query.With(Name, number.ToString(CultureInfo.InvariantCulture))).Href();
}
