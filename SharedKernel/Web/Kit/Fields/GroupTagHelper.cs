using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Fields;

/// <summary>A field of several controls, held together by a fieldset whose legend is the label.</summary>
public abstract class GroupTagHelper : FieldTagHelper
{
    private protected GroupTagHelper(IStringLocalizer<KitTexts> texts)
        : base(texts)
    {
    }

    /// <summary>The possible answers.</summary>
    public IEnumerable<Choice> Items { get; set; } = [];

    private protected abstract string Kind { get; }

    private protected abstract Markup Controls();

    private protected override Markup Body()
    {
        var size = LabelSize is null ? "" : " govuk-fieldset__legend--" + LabelSize;
        Markup text = $"{Label}{OptionalMark()}";
        Markup heading = AsHeading ? $"""<h1 class="govuk-fieldset__heading">{text}</h1>""" : text;
        return $"""<fieldset class="govuk-fieldset"{Markup.Attribute("aria-describedby", DescribedBy())}><legend class="govuk-fieldset__legend{size}">{heading}</legend>{HintMarkup()}{ErrorMarkup()}{Controls()}</fieldset>""";
    }

    private protected Markup Controls(string type, string cssClass) =>
        $"""<div class="{cssClass}"{Extra}>{Markup.Join(Items.Index(), pair => Control(type, pair.Index, pair.Item))}</div>""";

    private Markup Control(string type, int index, Choice choice)
    {
        var id = index == 0 ? State.Id : $"{State.Id}-{index + 1}";
        var hintId = choice.Hint is null ? null : id + "-item-hint";
        Markup hint = choice.Hint is null ? new Markup() : $"""<div class="govuk-hint govuk-{Kind}__hint" id="{hintId}">{choice.Hint}</div>""";
        var flags = Flags(choice);
        return $"""<div class="govuk-{Kind}__item"><input class="govuk-{Kind}__input" id="{id}" name="{State.Name}" type="{type}" value="{choice.Value}"{flags}{Markup.Attribute("aria-describedby", hintId)}><label class="govuk-label govuk-{Kind}__label" for="{id}">{choice.Text}</label>{hint}</div>""";
    }

    private Markup Flags(Choice choice) =>
        $"{Markup.Flag("checked", State.Values.Contains(choice.Value))}{Markup.Flag("disabled", choice.Disabled)}";
}
