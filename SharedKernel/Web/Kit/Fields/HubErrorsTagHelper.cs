using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Fields;

/// <summary>Everything that is wrong with the form, with links to the fields; nothing when all is well.</summary>
/// <param name="texts">The kit's own sentences.</param>
[HtmlTargetElement("hub-errors", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HubErrorsTagHelper(IStringLocalizer<KitTexts> texts) : TagHelper
{
    /// <summary>The page's context, set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.ViewData.ModelState.ErrorCount == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-error-summary");
        output.Attributes.SetAttribute("data-hub-errors", "");
        output.Attributes.SetAttribute("tabindex", "-1");
        Markup content = $"""<div role="alert"><h2 class="govuk-error-summary__title">{texts["Errors.Title"].Value}</h2><div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">{new Later(Lines)}</ul></div></div>""";
        output.Content.SetHtmlContent(content);
    }

    private Markup Lines()
    {
        var order = FieldOrder.Of(ViewContext);
        var problems =
            from entry in ViewContext.ViewData.ModelState
            where entry.Value is not null
            orderby order.Place(entry.Key)
            from error in entry.Value!.Errors
            select (entry.Key, Text: FieldState.Message(error, texts));
        return Markup.Join(problems.Distinct(), problem => Line(problem.Key, problem.Text));
    }

    private static Markup Line(string key, string text) => key.Length == 0
        ? (Markup)$"<li>{text}</li>"
        : $"""<li><a href="#{TagBuilder.CreateSanitizedId(key, "_")}">{text}</a></li>""";
}
