namespace Hub.Practices.Review;

/// <summary>Texts by section as they stand in a form: every section has a field, and nothing else has.</summary>
internal static class SectionWords
{
    public static Dictionary<string, string?> Complete(IReadOnlyDictionary<string, string?> written) =>
        PracticeContent.AllSections.ToDictionary(section => section, section => written.GetValueOrDefault(section));

    public static Dictionary<string, string> Kept(IReadOnlyDictionary<string, string?> written) =>
        PracticeContent.AllSections.Where(section => !string.IsNullOrWhiteSpace(written.GetValueOrDefault(section)))
            .ToDictionary(section => section, section => Typed.Plain(written[section]));

    public static Dictionary<string, string?> Shown(IReadOnlyDictionary<string, string> kept) => kept.ToDictionary(w => w.Key, w => (string?)w.Value);
}
