using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Fields;

/// <summary>Says when the draft was saved by itself, or what went wrong; stands in a form with <c>data-autosave</c>.</summary>
/// <param name="texts">The kit's own sentences.</param>
[HtmlTargetElement("hub-autosave", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HubAutosaveTagHelper(IStringLocalizer<KitTexts> texts) : TagHelper
{
    private static readonly string[] States = ["saving", "saved", "failed", "offline", "signed-out", "restore"];

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "hub-autosave");
        output.Attributes.SetAttribute("role", "status");
        output.Attributes.SetAttribute("data-autosave-status", "");
        foreach (var state in States) output.Attributes.SetAttribute("data-" + state, texts["Autosave." + state].Value);
    }
}
