using System.Globalization;

namespace Hub.SharedKernel.Web.Kit.Figures;

/// <summary>What figures have in common: numbers as people write them, and a table of them.</summary>
internal static class Figure
{
    public static string Number(double value, int decimals = 0) => value.ToString("N" + decimals, CultureInfo.CurrentCulture);

    public static string Short(double value) => value.ToString("#,0.##", CultureInfo.CurrentCulture);

    public static Markup Linked(string text, string? href) =>
        href is null ? (Markup)$"{text}" : $"""<a href="{href}">{text}</a>""";

    public static Markup Caption(string? text, bool hidden = false) =>
        text is null ? new Markup() : $"""<caption class="govuk-table__caption{(hidden ? " govuk-visually-hidden" : " govuk-table__caption--s")}">{text}</caption>""";

    public static Markup Head(string text, bool numeric = false) =>
        $"""<th scope="col" class="govuk-table__header{(numeric ? " govuk-table__header--numeric" : "")}">{text}</th>""";

    public static Markup RowHead(Markup content) => $"""<th scope="row" class="govuk-table__header">{content}</th>""";

    public static Markup Cell(string text) => $"""<td class="govuk-table__cell govuk-table__cell--numeric">{text}</td>""";

    public static Markup Row(Markup cells) => $"""<tr class="govuk-table__row">{cells}</tr>""";

    public static Markup Table(Markup caption, Markup heads, Markup rows, string cssClass = "") =>
        $"""<table class="govuk-table{cssClass}">{caption}<thead class="govuk-table__head">{Row(heads)}</thead><tbody class="govuk-table__body">{rows}</tbody></table>""";

    public static Markup Details(string summary, Markup content) =>
        $"""<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{summary}</span></summary><div class="govuk-details__text">{content}</div></details>""";
}
