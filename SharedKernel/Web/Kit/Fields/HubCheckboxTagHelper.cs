using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Fields;

/// <summary>Yes or no to one sentence.</summary>
/// <param name="texts">The kit's own sentences.</param>
[HtmlTargetElement("hub-checkbox", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HubCheckboxTagHelper(IStringLocalizer<KitTexts> texts) : FieldTagHelper(texts)
{
    /// <summary>Whether the control is small.</summary>
    public bool Small { get; set; }

    // Browsers send nothing of an empty box: what is bound must begin as "no".
    private protected override Markup Body()
    {
        var small = Small ? " govuk-checkboxes--small" : "";
        var hintId = HintId;
        Markup hint = Hint is null ? new Markup() : $"""<div class="govuk-hint govuk-checkboxes__hint" id="{hintId}">{Hint}</div>""";
        var ticked = State.Values.Contains("true") || State.Values.Contains("on");
        return $"""{ErrorMarkup()}<div class="govuk-checkboxes{small}{ExtraClass}"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="{State.Id}" name="{State.Name}" type="checkbox" value="true"{Markup.Flag("checked", ticked)}{Markup.Attribute("aria-describedby", DescribedBy())}{Invalid}{Extra}><label class="govuk-label govuk-checkboxes__label" for="{State.Id}">{Label}{OptionalMark()}</label>{hint}</div></div>""";
    }
}
