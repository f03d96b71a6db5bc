using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Fields;

/// <summary>One answer of a few, all of them seen.</summary>
/// <param name="texts">The kit's own sentences.</param>
[HtmlTargetElement("hub-radios", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HubRadiosTagHelper(IStringLocalizer<KitTexts> texts) : GroupTagHelper(texts)
{
    /// <summary>Whether short answers stand in one row.</summary>
    public bool Inline { get; set; }

    /// <summary>Whether the controls are small.</summary>
    public bool Small { get; set; }

    private protected override string Kind => "radios";

    private protected override Markup Controls() =>
        Controls("radio", "govuk-radios" + (Inline ? " govuk-radios--inline" : "") + (Small ? " govuk-radios--small" : "") + ExtraClass);
}
