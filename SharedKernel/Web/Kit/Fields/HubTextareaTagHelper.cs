using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Fields;

/// <summary>A field of several lines, which says how many characters are left.</summary>
/// <param name="texts">The kit's own sentences.</param>
[HtmlTargetElement("hub-textarea", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HubTextareaTagHelper(IStringLocalizer<KitTexts> texts) : FieldTagHelper(texts)
{
    /// <summary>How many lines are seen.</summary>
    public int Rows { get; set; } = 5;

    /// <summary>The greatest number of characters; taken from the model's rules when null. Never cuts what is typed.</summary>
    public int? MaxLength { get; set; }

    private static Markup LineBreak => $"\n";

    private protected override Markup Body()
    {
        var limit = MaxLength ?? DeclaredLength();
        Markup field = $"{LabelMarkup()}{HintMarkup()}{ErrorMarkup()}{Control(limit)}";
        return limit is { } number ? CharacterCount.Around(field, State.Id, number, Texts) : field;
    }

    // The line break after the tag is dropped by browsers; without it a text that starts with one would lose it.
    private Markup Control(int? limit)
    {
        var described = DescribedBy(limit is null ? null : CharacterCount.Id(State.Id));
        return $"""<textarea class="govuk-textarea{Failed("govuk-textarea--error")}{ExtraClass}" id="{State.Id}" name="{State.Name}" rows="{Rows}"{Markup.Attribute("aria-describedby", described)}{Invalid}{Extra}>{LineBreak}{State.Value}</textarea>""";
    }
}
