using Hub.SharedKernel.Territories;

namespace Hub.Contest.Entering;

/// <summary>Something that must be mended before an entry can be submitted.</summary>
/// <param name="Field">The form's field.</param>
/// <param name="Key">Key of the sentence, under <c>Check.{Key}</c>.</param>
/// <param name="Arguments">Values of the sentence.</param>
internal sealed record Finding(string Field, string Key, params IReadOnlyList<object> Arguments);

/// <summary>What an entry lacks.</summary>
internal static class EntryChecks
{
    public static IReadOnlyList<Finding> Of(EntryContent content, EntryForm form, bool english) =>
        [.. General(content), .. form.Sections.SelectMany(s => Section(content, s, english)), .. Contact(content)];

    private static IEnumerable<Finding> General(EntryContent content)
    {
        foreach (var finding in Pair(content.Title, "Title", required: true, Entry.MostTitle))
            yield return finding;
        foreach (var finding in Pair(content.Summary, "Summary", required: true, Entry.MostSummary))
            yield return finding;
        foreach (var finding in Pair(content.Organisation, "Organisation", required: true, Entry.MostTitle))
            yield return finding;
        if (!Edrpou.IsValid(content.OrganisationCode))
            yield return new("Content.OrganisationCode", content.OrganisationCode == "" ? "CodeNeeded" : "CodeWrong");
        if (content.Region != "" && Regions.ByKatottg(content.Region) is null)
            yield return new("Content.Region", "RegionWrong");
    }

    private static IEnumerable<Finding> Pair(Both text, string name, bool required, int most)
    {
        if (required && string.IsNullOrWhiteSpace(text.Uk))
            yield return new($"Content.{name}.Uk", "Needed", $"text:Entry.{name}");
        if (text.Uk.Trim().Length > most)
            yield return new($"Content.{name}.Uk", "TooLong", $"text:Entry.{name}", most);
        if (text.En.Trim().Length > most)
            yield return new($"Content.{name}.En", "TooLong", $"text:Entry.{name}", most);
    }

    private static IEnumerable<Finding> Section(EntryContent content, FormSection section, bool english)
    {
        var (text, title) = (content.Section(section.Key), english && section.TitleEn != "" ? section.TitleEn : section.TitleUk);
        var field = $"Content.Sections[{section.Key}]";
        // What a practice says need not be said again.
        if (section.Required && string.IsNullOrWhiteSpace(text.Uk) && content.Practice.All(p => p.Key != section.Key))
            yield return new(field + ".Uk", "Needed", title);
        if (text.Uk.Length > section.Most)
            yield return new(field + ".Uk", "TooLong", title, section.Most);
        if (text.En.Length > section.Most)
            yield return new(field + ".En", "TooLong", title, section.Most);
    }

    private static IEnumerable<Finding> Contact(EntryContent content)
    {
        if (string.IsNullOrWhiteSpace(content.ContactName))
            yield return new("Content.ContactName", "Needed", "text:Entry.ContactName");
        var at = content.ContactEmail.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0 || at == content.ContactEmail.Length - 1 || content.ContactEmail.Any(char.IsWhiteSpace))
            yield return new("Content.ContactEmail", "EmailWrong");
        if (!content.Declared)
            yield return new("Content.Declared", "DeclarationNeeded");
    }
}
