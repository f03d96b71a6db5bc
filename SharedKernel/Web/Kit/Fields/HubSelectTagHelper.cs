using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Fields;

/// <summary>One answer of a long list.</summary>
/// <param name="texts">The kit's own sentences.</param>
[HtmlTargetElement("hub-select", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HubSelectTagHelper(IStringLocalizer<KitTexts> texts) : FieldTagHelper(texts)
{
    /// <summary>The possible answers.</summary>
    public IEnumerable<Choice> Items { get; set; } = [];

    /// <summary>The first line, which means no answer; none when null.</summary>
    public string? EmptyText { get; set; }

    private protected override Markup Body()
    {
        Markup empty = EmptyText is null ? new Markup() : $"""<option value="">{EmptyText}</option>""";
        return $"""{LabelMarkup()}{HintMarkup()}{ErrorMarkup()}<select class="govuk-select{Failed("govuk-select--error")}{ExtraClass}" id="{State.Id}" name="{State.Name}"{Markup.Attribute("aria-describedby", DescribedBy())}{Invalid}{Extra}>{empty}{Options()}</select>""";
    }

    private Markup Options()
    {
        var all = new Markup();
        string? open = null;
        foreach (var choice in Items)
        {
            if (choice.Group != open)
            {
                if (open is not null) all.AppendLiteral("</optgroup>");
                if (choice.Group is not null) all.AppendFormatted((Markup)$"""<optgroup label="{choice.Group}">""");
                open = choice.Group;
            }

            all.AppendFormatted(Option(choice));
        }

        if (open is not null) all.AppendLiteral("</optgroup>");
        return all;
    }

    private Markup Option(Choice choice) =>
        $"""<option value="{choice.Value}"{Markup.Flag("selected", State.Values.Contains(choice.Value))}{Markup.Flag("disabled", choice.Disabled)}>{choice.Text}</option>""";
}
