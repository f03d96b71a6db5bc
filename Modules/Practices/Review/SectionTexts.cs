using Hub.SharedKernel.Text;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Review;

/// <summary>What a section says in one language, as plain lines: for comparing two versions.</summary>
internal static class SectionTexts
{
    /// <summary>Texts by section in reading order; a section that says nothing is an empty text.</summary>
    public static IReadOnlyList<(string Section, string Text)> Of(PracticeContent content, IReadOnlyList<PracticeFile> files, string language, IStringLocalizer texts)
    {
        string Say(Both both) => language == "en" ? both.En : both.Uk;
        var sections = content.Sections().ToDictionary(s => s.Key, s => Say(s.Text));
        return [.. PracticeContent.AllSections.Select(section => (section, section switch
        {
            "General" => General(content, Say, language, texts),
            "Steps" => Lines(content.Steps.Where(s => !s.IsEmpty).Select((s, i) => Step(s, i + 1, Say, texts))),
            "Results" => Lines(content.Results.Where(r => !r.IsEmpty).Select(r => Result(r, Say))),
            "Contact" => language == "en" ? "" : Lines([content.Contact.Name, content.Contact.Email, content.Contact.Phone]),
            "Files" => Lines(files.Select(f => f.Name + Dash(language == "en" ? f.AltEn : f.AltUk))),
            _ => sections[section],
        }))];
    }

    private static string General(PracticeContent content, Func<Both, string> say, string language, IStringLocalizer texts)
    {
        string Named(string key, string value) => value.Trim() == "" ? "" : $"{texts[key].Value}: {value.Trim()}";
        string[] named =
        [
            Named("Field.Title", say(content.Title)), Named("Field.Summary", say(content.Summary)), Named("Field.Organisation", say(content.Organisation)),
            Named("Field.Place", say(content.Place)), .. content.Links.Select(l => Named("Review.Link", $"{say(l.Title)} {l.Url}")),
        ];
        // What is one for both languages is compared once.
        return language == "en" ? Lines(named) : Lines([.. named, .. Facts(content).Select(f => Named(f.Key, f.Value(texts)))]);
    }

    /// <summary>The structured facts with the key of their name.</summary>
    public static IEnumerable<(string Key, Func<IStringLocalizer, string> Value)> Facts(PracticeContent content)
    {
        static string Listed(string prefix, string key, IStringLocalizer texts) => key == "" ? "" : texts[prefix + key].Value;
        return
        [
            ("Field.Group", t => Listed("Group.", content.Group, t)), ("Field.Kind", t => Listed("Kind.", content.Kind, t)),
            ("Field.Topics", t => string.Join(", ", content.Topics.Select(topic => t["Topic." + topic].Value))),
            ("Field.Level", t => Listed("Level.", content.Level, t)),
            ("Field.Region", _ => SharedKernel.Territories.Regions.ByKatottg(content.Region)?.Name(System.Globalization.CultureInfo.CurrentUICulture) ?? ""),
            ("Field.OrganisationCode", _ => content.OrganisationCode), ("Field.PeopleAffected", _ => content.PeopleAffected),
            ("Field.StartedOn", _ => content.StartedOn), ("Field.FinishedOn", _ => content.FinishedOn),
            ("Field.Stage", t => Listed("Stage.", content.Stage, t)), ("Field.Licence", t => Listed("Licence.", content.Licence, t)),
        ];
    }

    private static string Step(Step step, int number, Func<Both, string> say, IStringLocalizer texts) => Lines(
    [
        $"{number}. {say(step.Title)}", say(step.Text), say(step.Responsible),
        step.Days == "" ? "" : $"{texts["Field.Days"].Value}: {step.Days}", step.Cost == "" ? "" : $"{texts["Field.Cost"].Value}: {step.Cost}",
        say(step.Pitfalls),
    ]);

    private static string Result(Result result, Func<Both, string> say) =>
        $"{say(result.Indicator)}, {say(result.Unit)}: {result.Baseline} → {result.After} ({result.MeasuredOn}) {say(result.SourceTitle)} {result.SourceUrl}".TrimEnd();

    private static string Lines(IEnumerable<string?> lines) => string.Join('\n', lines.Where(line => !string.IsNullOrWhiteSpace(line)));

    private static string Dash(string? text) => string.IsNullOrWhiteSpace(text) ? "" : " – " + text;
}

/// <summary>What a section says differently from the version readers have seen before.</summary>
internal sealed record SectionDifference(string Section, string Language, IReadOnlyList<DiffSegment> Segments)
{
    public static IReadOnlyList<SectionDifference> Between(
        PracticeContent before, IReadOnlyList<PracticeFile> filesBefore, PracticeContent after, IReadOnlyList<PracticeFile> filesAfter, IStringLocalizer texts) =>
        [.. new[] { "uk", "en" }.SelectMany(language => SectionTexts.Of(before, filesBefore, language, texts)
            .Zip(SectionTexts.Of(after, filesAfter, language, texts), (old, now) => (old.Section, Old: old.Text, New: now.Text))
            .Where(pair => pair.Old != pair.New)
            .Select(pair => new SectionDifference(pair.Section, language, TextDiff.Compare(pair.Old, pair.New))))];
}
