using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Hub.SharedKernel.Web.Kit.Fields;

/// <summary>A button that does not say what it does sends its form, and says so.</summary>
[HtmlTargetElement("button")]
public sealed class ButtonTagHelper : TagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!output.Attributes.ContainsName("type"))
            output.Attributes.Add("type", "submit");
    }
}
