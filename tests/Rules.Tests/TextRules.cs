using System.Text.RegularExpressions;
using Hub.SharedKernel;

namespace Hub.Rules.Tests;

/// <summary>Every sentence exists in both languages, and every sentence asked for exists.</summary>
public sealed partial class TextRules
{
    public static IEnumerable<TestCaseData> TextFiles => Repository.Files(Repository.Root, "*.resx")
        .Where(file => !file.EndsWith(".uk.resx", StringComparison.Ordinal))
        .Select(file => new TestCaseData(file).SetArgDisplayNames(Path.GetRelativePath(Repository.Root, file)));

    [TestCaseSource(nameof(TextFiles))]
    public void Ukrainian_and_English_have_the_same_keys(string file)
    {
        var (en, uk) = (TextFile.Read(file), TextFile.Read(Ukrainian(file)));

        Assert.Multiple(() =>
        {
            Assert.That(en.Keys.Except(uk.Keys), Is.Empty, "missing in Ukrainian");
            Assert.That(uk.Keys.Except(en.Keys), Is.Empty, "missing in English");
            Assert.That(en.Concat(uk).Where(t => string.IsNullOrWhiteSpace(t.Value)).Select(t => t.Key), Is.Empty, "empty");
        });
    }

    [TestCaseSource(nameof(TextFiles))]
    public void No_key_is_there_twice(string file) =>
        Assert.That(TextFile.Keys(file).Concat(TextFile.Keys(Ukrainian(file)).Select(k => "uk " + k)).GroupBy(k => k).Where(k => k.Count() > 1).Select(k => k.Key), Is.Empty);

    [TestCaseSource(nameof(TextFiles))]
    public void Both_languages_say_the_same_values(string file)
    {
        var (en, uk) = (TextFile.Read(file), TextFile.Read(Ukrainian(file)));

        Assert.That(en.Keys.Intersect(uk.Keys).Where(key => !Placeholders(en[key]).SetEquals(Placeholders(uk[key]))), Is.Empty);
    }

    [TestCaseSource(nameof(TextFiles))]
    public void Ukrainian_counts_in_three_forms_where_English_counts_in_two(string file)
    {
        var (en, uk) = (TextFile.Read(file), TextFile.Read(Ukrainian(file)));

        Assert.That(en.Keys.Intersect(uk.Keys).Where(key => Forms(en[key]) != Forms(uk[key]) && (Forms(en[key]), Forms(uk[key])) != (2, 3)), Is.Empty);
    }

    [TestCaseSource(nameof(TextFiles))]
    public void Ukrainian_is_written_in_Ukrainian(string file)
    {
        var russian = TextFile.Read(Ukrainian(file)).Where(t => t.Value.IndexOfAny(['ы', 'э', 'ё', 'ъ', 'Ы', 'Э', 'Ё', 'Ъ']) >= 0);

        Assert.That(russian.Select(t => t.Key), Is.Empty);
    }

    [TestCaseSource(typeof(Found), nameof(Found.Modules))]
    public void What_a_module_declares_has_its_sentence(HubModule module)
    {
        var keys = module.Menu.Select(m => m.TextKey).Concat(module.Permissions.Select(p => p.TextKey)).Concat(module.Roles.Select(r => r.TextKey));

        Assert.That(keys.Except(Known(HubModules.Sources(module))), Is.Empty);
    }

    [TestCaseSource(nameof(Speakers))]
    public void Every_sentence_asked_for_exists(string folder)
    {
        var known = Known(folder).ToHashSet();
        var nouns = known.Where(k => k.Contains('.')).Select(k => k.Split('.')[0]).ToHashSet();
        var missing = from file in Repository.Files(folder, "*.cs").Concat(Repository.Files(folder, "*.cshtml"))
                      from key in Asked(File.ReadAllText(file), nouns)
                      where !known.Contains(key)
                      select $"{Path.GetRelativePath(folder, file)}: {key}";

        Assert.That(missing.Distinct(), Is.Empty);
    }

    public static IEnumerable<TestCaseData> Speakers => HubModules.All.Select(HubModules.Sources)
        .Append(Repository.At("Host")).Append(Repository.At("SharedKernel"))
        .Select(folder => new TestCaseData(folder).SetArgDisplayNames(Path.GetFileName(folder)));

    /// <summary>Keys that are certainly asked for, and literals that look like a key of a noun these texts speak of.</summary>
    private static IEnumerable<string> Asked(string source, HashSet<string> nouns) =>
        Certain().Matches(source).Select(m => m.Groups["key"].Value)
            .Concat(Likely().Matches(source).Where(m => nouns.Contains(m.Groups["noun"].Value)).Select(m => m.Groups["key"].Value));

    private static IEnumerable<string> Known(string folder) => new[] { folder, Repository.At("SharedKernel") }
        .SelectMany(place => Repository.Files(place, "*.uk.resx")).SelectMany(TextFile.Keys);

    private static string Ukrainian(string file) => Path.ChangeExtension(file, ".uk.resx");

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(m => m.Groups[1].Value)];

    private static int Forms(string text) => text.Split('|').Length;

    [GeneratedRegex("""(?:\b(?:T|Kit|[Tt]exts?)\[|\bRuleViolation\(|\b(?:T|Kit|[Tt]exts?)\.Count\()"(?<key>[^"{}]+)"(?!\s*\+)""")]
    private static partial Regex Certain();

    [GeneratedRegex(""""(?<![\w=$])"(?<key>(?<noun>[A-Z][A-Za-z]+)\.[A-Z][A-Za-z.]*[A-Za-z])"(?!\s*\+)"""")]
    private static partial Regex Likely();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Placeholder();
}
