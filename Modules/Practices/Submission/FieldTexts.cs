using Microsoft.Extensions.Localization;

namespace Hub.Practices.Submission;

/// <summary>What is said about a field asked in both languages, by the name it has in the form.</summary>
/// <param name="Label">What is asked.</param>
/// <param name="Hint">A sentence that helps; null when there is none.</param>
/// <param name="Rows">Lines of the field; 1 for one of a single line.</param>
/// <param name="Most">Greatest number of characters.</param>
internal sealed record FieldTexts(string Label, string? Hint, int Rows, int Most)
{
    private static readonly Dictionary<string, (int Rows, int Most)> sizes = new()
    {
        ["Title"] = (1, 300),
        ["Summary"] = (4, 1000),
        ["Organisation"] = (1, 300),
        ["Place"] = (1, 200),
        ["Steps.Title"] = (1, 300),
        ["Steps.Text"] = (5, 5000),
        ["Steps.Responsible"] = (1, 300),
        ["Steps.Pitfalls"] = (3, 2000),
        ["Results.Indicator"] = (1, 300),
        ["Results.Unit"] = (1, 50),
        ["Results.SourceTitle"] = (1, 300),
        ["Links.Title"] = (1, 300),
    };

    public static FieldTexts Of(string name, IStringLocalizer texts)
    {
        var key = ContentField.LabelKey(name)["Label.".Length..];
        var (rows, most) = sizes.GetValueOrDefault(key, (8, Checks.PracticeChecks.MostText));
        var hint = texts["Hint." + key];
        return new(texts["Label." + key], hint.ResourceNotFound ? null : hint.Value, rows, most);
    }
}
