using System.Resources;
using System.Text;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Languages;

namespace Hub.Practices.Telling;

/// <summary>A published version as other modules may keep it: everything readers see of it, and whose it is.</summary>
internal static class PracticeSnapshot
{
    private static readonly ResourceManager texts = new(typeof(Texts).FullName!, typeof(Texts).Assembly);

    public static PracticePublished Of(Practice practice, PracticeVersion version, PracticeContent content) => new(
        practice.Id, version.Id, version.Number, practice.Slug!, practice.TitleUk, practice.TitleEn,
        practice.OwnerId, practice.OrganisationCode, practice.OrganisationUk, practice.OrganisationEn,
        practice.SummaryUk, practice.SummaryEn, practice.Region, [.. practice.CoAuthors.Select(a => a.PersonId)], [.. Sections(content)]);

    private static IEnumerable<PracticeSection> Sections(PracticeContent content)
    {
        var written = content.Sections().ToDictionary(s => s.Key, s => s.Text);
        written["Steps"] = new(Steps(content, "uk"), Steps(content, "en"));
        written["Results"] = new(Results(content, "uk"), Results(content, "en"));
        return PracticeContent.AllSections.Where(key => written.TryGetValue(key, out var text) && !text.IsEmpty)
            .Select(key => new PracticeSection(key, Title(key, "uk"), Title(key, "en"), written[key].Uk, written[key].En));
    }

    private static string Title(string key, string language) => texts.GetString("Section." + key, Language.Of(language)) ?? key;

    private static string Steps(PracticeContent content, string language)
    {
        var list = new StringBuilder();
        foreach (var (step, number) in content.Steps.Where(s => Said(s.Title, language) != "" || Said(s.Text, language) != "").Select((s, i) => (s, i + 1)))
            list.Append(FormattableString.Invariant($"{number}. {Line(Said(step.Title, language))} {Line(Said(step.Text, language))}").TrimEnd()).Append('\n');
        return list.ToString();
    }

    private static string Results(PracticeContent content, string language)
    {
        var list = new StringBuilder();
        foreach (var result in content.Results.Where(r => Said(r.Indicator, language) != ""))
            list.Append(FormattableString.Invariant($"- {Line(Said(result.Indicator, language))}: {Line(result.Baseline)} → {Line(result.After)} {Line(Said(result.Unit, language))}").TrimEnd()).Append('\n');
        return list.ToString();
    }

    private static string Said(Both text, string language) => language == "en" ? text.En : text.Uk;

    /// <summary>A list's line stays one line, whatever was typed.</summary>
    private static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
