using System.Globalization;
using Hub.SharedKernel.Languages;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Fields;

/// <summary>How many characters a field takes; with a script, how many are left.</summary>
internal static class CharacterCount
{
    private static readonly string[] Forms = ["one", "few", "many", "other"];

    public static string Id(string fieldId) => fieldId + "-info";

    public static Markup Around(Markup field, string fieldId, int limit, IStringLocalizer<KitTexts> texts)
    {
        var said = string.Format(CultureInfo.CurrentCulture, Plural.Of(limit, texts["Count.Limit.One"], texts["Count.Limit.Few"], texts["Count.Limit.Many"]), limit);
        return $"""<div class="govuk-character-count" data-hub-count="{limit}">{field}<div class="govuk-hint govuk-character-count__message" id="{Id(fieldId)}" data-hub-count-shown{Sentences(texts)}>{said}</div><div class="govuk-visually-hidden" aria-live="polite" data-hub-count-spoken></div></div>""";
    }

    private static Markup Sentences(IStringLocalizer<KitTexts> texts) => Markup.Join(
        from kind in new[] { "left", "over" } from form in Forms select (kind, form),
        pair => Markup.Attribute($"data-{pair.kind}-{pair.form}", texts[$"Count.{Upper(pair.kind)}.{Upper(pair.form == "other" ? "many" : pair.form)}"]));

    private static string Upper(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
