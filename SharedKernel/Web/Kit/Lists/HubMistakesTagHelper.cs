using System.Globalization;
using Hub.SharedKernel.Exchange;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Hub.SharedKernel.Web.Kit.Lists;

/// <summary>What an import found in a file: a banner, counts, and the first mistakes by row and column.</summary>
[HtmlTargetElement("hub-mistakes", Attributes = "report,phrases", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HubMistakesTagHelper : TagHelper
{
    /// <summary>What was found.</summary>
    public ImportReport Report { get; set; } = new();

    /// <summary>Sentences in the reader's language.</summary>
    public ExchangePhrases Phrases { get; set; } = null!;

    /// <summary>Where all mistakes can be downloaded; nothing when nowhere.</summary>
    public string? All { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        Markup content = $"""<dl class="govuk-summary-list">{Markup.Join(Counts, Count)}</dl>{Table()}""";
        output.Content.SetHtmlContent(content);
    }

    private IEnumerable<(string Key, int Value)> Counts =>
    [
        ("Import.CountRows", Report.Rows), ("Import.CountCreated", Report.Created), ("Import.CountChanged", Report.Changed),
        ("Import.CountUnchanged", Report.Unchanged), ("Import.CountRefused", Report.Refused),
    ];

    private Markup Count((string Key, int Value) count) =>
        $"""<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{Phrases.Say(count.Key)}</dt><dd class="govuk-summary-list__value">{count.Value.ToString("N0", CultureInfo.CurrentCulture)}</dd></div>""";

    private Markup? Table()
    {
        if (Report.MistakeCount == 0)
            return null;
        string[] titles = [Phrases.Say("Import.RowTitle"), Phrases.Say("Import.ColumnTitle"), Phrases.Say("Import.ProblemTitle")];
        return $"""<table class="govuk-table hub-table--stack"><caption class="govuk-table__caption govuk-table__caption--m">{Phrases.Say("Import.MistakesCaption")}</caption><thead class="govuk-table__head"><tr class="govuk-table__row">{Markup.Join(titles, Heading)}</tr></thead><tbody class="govuk-table__body">{Markup.Join(Report.First, mistake => Line(mistake, titles))}</tbody></table>{Rest()}""";
    }

    private static Markup Heading(string title) => $"""<th scope="col" class="govuk-table__header">{title}</th>""";

    private Markup Line(Mistake mistake, string[] titles)
    {
        var row = mistake.Row == 0 ? Phrases.Say("Import.WholeFile") : mistake.Row.ToString(CultureInfo.InvariantCulture);
        return $"""<tr class="govuk-table__row"><td class="govuk-table__cell" data-label="{titles[0]}">{row}</td><td class="govuk-table__cell" data-label="{titles[1]}">{mistake.Column}</td><td class="govuk-table__cell" data-label="{titles[2]}">{Phrases.Say(mistake)}</td></tr>""";
    }

    private Markup Rest()
    {
        Markup some = $"""<p class="govuk-body">{Phrases.Say("Import.FirstShown", Report.First.Count, Report.MistakeCount)}</p>""";
        Markup link = $"""<p class="govuk-body"><a class="govuk-link" href="{All}">{Phrases.Say("Import.AllMistakes")}</a></p>""";
        return $"""{(Report.MistakeCount > Report.First.Count ? some : null)}{(All is null ? null : link)}""";
    }
}
