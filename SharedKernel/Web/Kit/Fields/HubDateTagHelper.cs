using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Fields;

/// <summary>A day.</summary>
/// <param name="texts">The kit's own sentences.</param>
[HtmlTargetElement("hub-date", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HubDateTagHelper(IStringLocalizer<KitTexts> texts) : FieldTagHelper(texts)
{
    // A browser shows an empty date field for a value it cannot read: such a value stays as text, to be mended.
    private protected override Markup Body()
    {
        var readable = string.IsNullOrEmpty(State.Value) || DateOnly.TryParseExact(State.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        return $"""{LabelMarkup()}{HintMarkup()}{ErrorMarkup()}<input class="govuk-input hub-date{Failed("govuk-input--error")}{ExtraClass}" id="{State.Id}" name="{State.Name}" type="{(readable ? "date" : "text")}"{Markup.Attribute("value", State.Value)}{Markup.Attribute("aria-describedby", DescribedBy())}{Invalid}{Extra}>""";
    }
}
