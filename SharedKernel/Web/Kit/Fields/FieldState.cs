using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web.Kit.Fields;

/// <summary>What a field shows: the attempted value rather than the model's, and what is wrong with it.</summary>
internal sealed record FieldState(string Name, string Id, IReadOnlyList<string> Values, string? Error)
{
    public string? Value => Values.Count > 0 ? Values[0] : null;

    public string? ErrorId => Error is null ? null : Id + "-error";

    public static FieldState Of(ModelExpression field, ViewContext view, IStringLocalizer<KitTexts> texts)
    {
        var name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(field.Name);
        var entry = view.ViewData.ModelState.TryGetValue(name, out var found) ? found : null;
        var values = Attempted(entry?.RawValue) ?? Written(field.Model);
        return new FieldState(name, TagBuilder.CreateSanitizedId(name, "_"), values, Message(entry, texts));
    }

    public static string Message(ModelError error, IStringLocalizer<KitTexts> texts) =>
        error.ErrorMessage.Length > 0 ? error.ErrorMessage : texts["Field.Invalid"];

    private static string? Message(ModelStateEntry? entry, IStringLocalizer<KitTexts> texts) =>
        entry is { Errors.Count: > 0 } ? Message(entry.Errors[0], texts) : null;

    private static IReadOnlyList<string>? Attempted(object? raw) => raw switch
    {
        string one => [one],
        string[] many => many,
        _ => null,
    };

    private static IReadOnlyList<string> Written(object? model) => model switch
    {
        null => [],
        string text => [text],
        IEnumerable many => [.. many.Cast<object>().Select(Text)],
        _ => [Text(model)],
    };

    private static string Text(object value) => value switch
    {
        Enum => value.ToString() ?? "",
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.CurrentCulture),
        _ => value.ToString() ?? "",
    };
}
