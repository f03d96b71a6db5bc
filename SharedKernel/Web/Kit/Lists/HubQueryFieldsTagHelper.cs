using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Lists;

/// <summary>The query string as hidden fields, so that a form keeps what it does not ask.</summary>
/// <param name="texts">The kit's own sentences.</param>
[HtmlTargetElement("hub-query-fields", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HubQueryFieldsTagHelper(IStringLocalizer<KitTexts> texts) : ListTagHelper(texts)
{
    /// <summary>The parameters the form asks itself, separated by commas; the page's number is always left out.</summary>
    public string Except { get; set; } = "";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var own = Except.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        output.TagName = null;
        output.Content.SetHtmlContent(Markup.Join(
            Query.Without([.. own, PageQuery.Number]).Pairs,
            pair => (Markup)$"""<input type="hidden" name="{pair.Name}" value="{pair.Value}">"""));
    }
}
