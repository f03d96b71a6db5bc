using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Fields;

/// <summary>A file, or several with the attribute <c>multiple</c>; the form must be <c>multipart/form-data</c>.</summary>
/// <param name="texts">The kit's own sentences.</param>
[HtmlTargetElement("hub-file", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HubFileTagHelper(IStringLocalizer<KitTexts> texts) : FieldTagHelper(texts)
{
    private protected override Markup Body() =>
        $"""{LabelMarkup()}{HintMarkup()}{ErrorMarkup()}<input class="hub-file{ExtraClass}" id="{State.Id}" name="{State.Name}" type="file"{Markup.Attribute("aria-describedby", DescribedBy())}{Invalid}{Extra}>""";
}
