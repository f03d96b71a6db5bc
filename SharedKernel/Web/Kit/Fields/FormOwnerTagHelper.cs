using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Hub.SharedKernel.Web.Kit.Fields;

/// <summary>Marks every form that is sent with whose it is, so that its text outlives the session, and with a key of its own, so that it is done once.</summary>
/// <param name="owners">Makes the mark.</param>
/// <param name="user">To whom the form is shown.</param>
[HtmlTargetElement("form", Attributes = "[method='post']")]
public sealed class FormOwnerTagHelper(FormOwner owners, ICurrentUser user) : TagHelper
{
    private static readonly object known = new();

    /// <summary>The page.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (user.Id is not { } person)
            return;
        // The same mark in all forms of a page: it is made once and packs well.
        var items = ViewContext.HttpContext.Items;
        if (items[known] is not string mark)
            items[known] = mark = owners.Mark(person);
        output.PostContent.AppendHtml($"""<input type="hidden" name="{FormOwner.Field}" value="{mark}"><input type="hidden" name="{FormOnce.Field}" value="{FormOnce.NewKey()}">""");
    }
}
