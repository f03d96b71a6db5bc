using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Fields;

/// <summary>A field of a form with its label, hint and error, bound by expression; the attempted value stays.</summary>
public abstract class FieldTagHelper : TagHelper
{
    private protected FieldTagHelper(IStringLocalizer<KitTexts> texts) => Texts = texts;

    /// <summary>The model's property.</summary>
    public ModelExpression For { get; set; } = null!;

    /// <summary>What is asked.</summary>
    public string Label { get; set; } = "";

    /// <summary>A sentence that helps to answer.</summary>
    public string? Hint { get; set; }

    /// <summary>Whether the label says that the field may be left empty.</summary>
    public bool Optional { get; set; }

    /// <summary>The label's size: s, m or l; as the text when null.</summary>
    public string? LabelSize { get; set; }

    /// <summary>Whether the label is the page's first heading.</summary>
    public bool AsHeading { get; set; }

    /// <summary>The page's context, set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private protected IStringLocalizer<KitTexts> Texts { get; }

    private protected FieldState State { get; private set; } = null!;

    /// <summary>The control's own attributes: those the page wrote and the kit does not know.</summary>
    private protected Markup Extra { get; private set; } = new();

    private protected string ExtraClass { get; private set; } = "";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        State = FieldState.Of(For, ViewContext, Texts);
        FieldOrder.Of(ViewContext).Add(State.Name);
        TakeAttributes(output);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-form-group" + (State.Error is null ? "" : " govuk-form-group--error"));
        output.Content.SetHtmlContent(Body());
    }

    private protected abstract Markup Body();

    private protected string? HintId => Hint is null ? null : State.Id + "-hint";

    private protected string? DescribedBy(string? also = null)
    {
        var ids = string.Join(' ', new[] { HintId, State.ErrorId, also }.OfType<string>());
        return ids.Length == 0 ? null : ids;
    }

    private protected Markup Invalid => Markup.Attribute("aria-invalid", State.Error is null ? null : "true");

    private protected string Failed(string cssClass) => State.Error is null ? "" : " " + cssClass;

    private protected Markup LabelMarkup()
    {
        var size = LabelSize is null ? "" : " govuk-label--" + LabelSize;
        Markup label = $"""<label class="govuk-label{size}" for="{State.Id}">{Label}{OptionalMark()}</label>""";
        return AsHeading ? $"""<h1 class="govuk-label-wrapper">{label}</h1>""" : label;
    }

    private protected Markup OptionalMark() =>
        Optional ? $""" <span class="hub-optional">({Texts["Field.Optional"].Value})</span>""" : new Markup();

    private protected Markup HintMarkup() =>
        Hint is null ? new Markup() : $"""<div class="govuk-hint" id="{HintId}">{Hint}</div>""";

    private protected Markup ErrorMarkup() => State.Error is null
        ? new Markup()
        : $"""<p class="govuk-error-message" id="{State.ErrorId}"><span class="govuk-visually-hidden">{Texts["Field.Error"].Value}</span> {State.Error}</p>""";

    private protected int? DeclaredLength() => For.Metadata.ValidatorMetadata
        .Select(rule => rule switch
        {
            StringLengthAttribute length => (int?)length.MaximumLength,
            MaxLengthAttribute length => length.Length,
            _ => null,
        })
        .FirstOrDefault(length => length > 0);

    private void TakeAttributes(TagHelperOutput output)
    {
        Extra = new Markup();
        foreach (var attribute in output.Attributes.Where(a => a.Name != "class"))
        {
            Extra.AppendLiteral(" ");
            Extra.AppendFormatted(attribute);
        }

        ExtraClass = output.Attributes.TryGetAttribute("class", out var css) ? " " + css.Value : "";
        output.Attributes.Clear();
    }
}
