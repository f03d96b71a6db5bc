using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Fields;

/// <summary>A field of one line.</summary>
/// <param name="texts">The kit's own sentences.</param>
[HtmlTargetElement("hub-input", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HubInputTagHelper(IStringLocalizer<KitTexts> texts) : FieldTagHelper(texts)
{
    /// <summary>The control's type: text, email, tel, url, password, search.</summary>
    public string Type { get; set; } = "text";

    /// <summary>About how many letters the field is wide: 2, 3, 4, 5, 10, 20, 30; as wide as the column when null.</summary>
    public string? Width { get; set; }

    /// <summary>What stands before the field, such as a currency.</summary>
    public string? Prefix { get; set; }

    /// <summary>What stands after the field, such as a unit.</summary>
    public string? Suffix { get; set; }

    /// <summary>The greatest number of characters; shows how many are left, never cuts. From the model's rules only when given here.</summary>
    public int? MaxLength { get; set; }

    private protected override Markup Body()
    {
        Markup field = $"{LabelMarkup()}{HintMarkup()}{ErrorMarkup()}{Wrapped()}";
        return MaxLength is { } limit ? CharacterCount.Around(field, State.Id, limit, Texts) : field;
    }

    private Markup Wrapped() => Prefix is null && Suffix is null
        ? Control()
        : $"""<div class="govuk-input__wrapper">{Affix("prefix", Prefix)}{Control()}{Affix("suffix", Suffix)}</div>""";

    private Markup Control()
    {
        var width = Width is null ? "" : " govuk-input--width-" + Width;
        var described = DescribedBy(MaxLength is null ? null : CharacterCount.Id(State.Id));
        var value = Type == "password" ? null : State.Value;
        return $"""<input class="govuk-input{width}{Failed("govuk-input--error")}{ExtraClass}" id="{State.Id}" name="{State.Name}" type="{Type}"{Markup.Attribute("value", value)}{Markup.Attribute("aria-describedby", described)}{Invalid}{Extra}>""";
    }

    private static Markup Affix(string kind, string? text) =>
        text is null ? new Markup() : $"""<div class="govuk-input__{kind}" aria-hidden="true">{text}</div>""";
}
