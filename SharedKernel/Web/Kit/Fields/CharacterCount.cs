using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Fields;

/// <summary>How many characters a field takes; with a script, how many are left.</summary>
internal static class CharacterCount
{
    public static string Id(string fieldId) => fieldId + "-info";

    public static Markup Around(Markup field, string fieldId, int limit, IStringLocalizer<KitTexts> texts)
    {
        Markup forms = $"{Markup.Attribute("data-left", texts["Count.Left"])}{Markup.Attribute("data-over", texts["Count.Over"])}";
        return $"""<div class="govuk-character-count" data-hub-count="{limit}">{field}<div class="govuk-hint govuk-character-count__message" id="{Id(fieldId)}" data-hub-count-shown{forms}>{texts.Count("Count.Limit", limit)}</div><div class="govuk-visually-hidden" aria-live="polite" data-hub-count-spoken></div></div>""";
    }
}
