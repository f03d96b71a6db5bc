using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Fields;

/// <summary>Any number of answers of a few.</summary>
/// <param name="texts">The kit's own sentences.</param>
[HtmlTargetElement("hub-checkboxes", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HubCheckboxesTagHelper(IStringLocalizer<KitTexts> texts) : GroupTagHelper(texts)
{
    /// <summary>Whether the controls are small.</summary>
    public bool Small { get; set; }

    private protected override string Kind => "checkboxes";

    private protected override Markup Controls() =>
        Controls("checkbox", "govuk-checkboxes" + (Small ? " govuk-checkboxes--small" : "") + ExtraClass);
}
