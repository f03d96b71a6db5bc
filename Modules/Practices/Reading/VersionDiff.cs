using Hub.SharedKernel.Text;

namespace Hub.Practices.Reading;

/// <summary>What changed in one section between two versions.</summary>
/// <param name="TitleKey">Key of the section's heading.</param>
/// <param name="Language">Language of the compared texts; null for figures.</param>
internal sealed record SectionDiff(string TitleKey, string? Language, IReadOnlyList<DiffSegment> Pieces);

/// <summary>Compares two versions section by section; sections that are the same are left out.</summary>
internal static class VersionDiff
{
    public static IReadOnlyList<SectionDiff> Compare(PracticeContent before, PracticeContent after)
    {
        var diffs = new List<SectionDiff>();
        Add(diffs, "Field.Title", before.Title, after.Title);
        Add(diffs, "Field.Summary", before.Summary, after.Summary);
        Add(diffs, "Section.General", null, General(before), General(after));
        foreach (var (old, now) in before.Sections().Zip(after.Sections()))
            Add(diffs, "Section." + old.Key, old.Text, now.Text);
        foreach (var language in new[] { "uk", "en" })
            Add(diffs, "Section.Steps", language, Steps(before, language), Steps(after, language));
        foreach (var language in new[] { "uk", "en" })
            Add(diffs, "Section.Results", language, Results(before, language), Results(after, language));
        Add(diffs, "Details.Links", null, Links(before), Links(after));
        return diffs;
    }

    private static void Add(List<SectionDiff> diffs, string key, Both before, Both after)
    {
        Add(diffs, key, "uk", before.Uk, after.Uk);
        Add(diffs, key, "en", before.En, after.En);
    }

    private static void Add(List<SectionDiff> diffs, string key, string? language, string before, string after)
    {
        var (old, now) = (before.ReplaceLineEndings("\n").Trim(), after.ReplaceLineEndings("\n").Trim());
        if (old != now)
            diffs.Add(new(key, language, TextDiff.Compare(old, now)));
    }

    private static string General(PracticeContent content) => Lines(
        content.Organisation.Uk, content.OrganisationCode, content.Place.Uk, content.PeopleAffected, content.StartedOn, content.FinishedOn, content.Licence);

    private static string Steps(PracticeContent content, string language) => Lines(content.Steps.Where(s => Has(s.Title, language)).Select((step, i) =>
        Lines($"{i + 1}. {Of(step.Title, language)}", Of(step.Text, language), step.Days, step.Cost, Of(step.Responsible, language), Of(step.Pitfalls, language))));

    private static string Results(PracticeContent content, string language) => Lines(content.Results.Where(r => Has(r.Indicator, language)).Select(result =>
        string.Join(" · ", new[]
        {
            Of(result.Indicator, language), Of(result.Unit, language), $"{result.Baseline} → {result.After}", result.MeasuredOn, Of(result.SourceTitle, language), result.SourceUrl,
        }.Where(t => t != ""))));

    private static string Links(PracticeContent content) => Lines(content.Links.Select(l => $"{l.Title.Uk} {l.Url}".Trim()));

    private static bool Has(Both text, string language) => Of(text, language) != "";

    private static string Of(Both text, string language) => (language == "en" ? text.En : text.Uk).Trim();

    private static string Lines(params IEnumerable<string> lines) => string.Join('\n', lines.Where(l => !string.IsNullOrWhiteSpace(l)));
}
