using System.Text.RegularExpressions;

namespace Hub.Rules.Tests;

/// <summary>docs/security.md says what is true: every requirement once, and the files and tests it names are there.</summary>
public sealed partial class AsvsRules
{
    // Requirements of levels 1 and 2 in OWASP ASVS 5.0.0, section by section.
    private static readonly string[] sections =
    [
        "1.1:1-2", "1.2:1-9", "1.3:1-11", "1.4:1-3", "1.5:1-2", "2.1:1-3", "2.2:1-3", "2.3:1-4", "2.4:1-1", "3.2:1-2", "3.3:1-4", "3.4:1-6", "3.5:1-5", "3.7:1-2",
        "4.1:1-3", "4.2:1-1", "4.3:1-2", "4.4:1-4", "5.1:1-1", "5.2:1-3", "5.3:1-2", "5.4:1-3", "6.1:1-3", "6.2:1-12", "6.3:1-4", "6.4:1-4", "6.5:1-5", "6.6:1-3",
        "6.8:1-4", "7.1:1-3", "7.2:1-4", "7.3:1-2", "7.4:1-5", "7.5:1-2", "7.6:1-2", "8.1:1-2", "8.2:1-3", "8.3:1-1", "8.4:1-1", "9.1:1-3", "9.2:1-4", "10.1:1-2",
        "10.2:1-2", "10.3:1-4", "10.4:1-11", "10.5:1-5", "10.6:1-2", "10.7:1-3", "11.1:1-2", "11.2:1-3", "11.3:1-3", "11.4:1-4", "11.5:1-1", "11.6:1-1", "12.1:1-3",
        "12.2:1-2", "12.3:1-4", "13.1:1-1", "13.2:1-5", "13.3:1-2", "13.4:1-5", "14.1:1-2", "14.2:1-4", "14.3:1-3", "15.1:1-3", "15.2:1-3", "15.3:1-7", "16.1:1-1",
        "16.2:1-5", "16.3:1-4", "16.4:1-3", "16.5:1-3", "17.1:1-1", "17.2:1-4", "17.3:1-2",
    ];

    private const int OfLevel1 = 70;
    private const int OfLevel2 = 183;

    private static readonly IReadOnlyList<Line> lines = Read();
    private static readonly ILookup<string, string> tests = FindTests();

    [Test]
    public void Every_requirement_stands_in_the_list_once()
    {
        var asked = sections.SelectMany(section => section.Split(':', '-') is [var name, var first, var last]
            ? Enumerable.Range(int.Parse(first, System.Globalization.CultureInfo.InvariantCulture), int.Parse(last, System.Globalization.CultureInfo.InvariantCulture)).Select(n => $"{name}.{n}")
            : throw new FormatException(section)).ToList();

        Assert.That(lines.Select(l => l.Number), Is.EqualTo(asked));
        Assert.That((lines.Count(l => l.Level == "1"), lines.Count(l => l.Level == "2")), Is.EqualTo((OfLevel1, OfLevel2)));
    }

    [Test]
    public void Every_file_and_folder_it_names_is_there()
    {
        var missing = lines.SelectMany(l => Named(l.Where).Select(file => (l.Number, file)))
            .Where(n => !File.Exists(Repository.At(n.file)) && !Directory.Exists(Repository.At(n.file)));

        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Every_test_it_names_is_there()
    {
        var missing = lines.SelectMany(l => TestNames().Matches(l.Why).Select(m => (l.Number, Class: m.Groups[1].Value, Method: m.Groups[2].Value)))
            .Where(t => !tests[t.Class].Contains(t.Method));

        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void What_is_met_says_where_and_by_which_test_or_why_there_is_none()
    {
        var bare = lines.Where(l => l.State switch
        {
            "met" => !Named(l.Where).Any() || !(TestNames().IsMatch(l.Why) || l.Why.StartsWith("no test: ", StringComparison.Ordinal)),
            "operator" or "none" or "open" => l.Why.Length < 5,
            _ => true,
        });

        Assert.That(bare.Select(l => l.Number), Is.Empty);
    }

    [Test]
    public void Its_counts_are_those_of_the_list()
    {
        var text = File.ReadAllText(Repository.At("docs", "security.md"));
        int Count(string state) => lines.Count(l => l.State == state);

        Assert.That(text, Does.Contain($"{Count("met")} are met, {Count("operator")} are the operator's, {Count("none")} do not apply, {Count("open")} are open."));
    }

    private static IReadOnlyList<Line> Read() =>
        [.. File.ReadLines(Repository.At("docs", "security.md")).Select(text => Row().Match(text)).Where(m => m.Success)
            .Select(m => new Line(m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value, m.Groups[4].Value, m.Groups[5].Value))];

    private static IEnumerable<string> Named(string cell) => Code().Matches(cell).Select(m => m.Groups[1].Value);

    private static ILookup<string, string> FindTests() =>
        Directory.EnumerateDirectories(Repository.At("tests"), "*.Tests").SelectMany(folder => Repository.Files(folder, "*.cs")).SelectMany(Methods)
            .ToLookup(t => t.Class, t => t.Method);

    // The class above a method is the last one that began; test files hold nested helpers only below their tests.
    private static IEnumerable<(string Class, string Method)> Methods(string file)
    {
        var name = "";
        foreach (var text in File.ReadLines(file))
        {
            if (TestClass().Match(text) is { Success: true } begun)
                name = begun.Groups[1].Value;
            else if (TestMethod().Match(text) is { Success: true } method)
                yield return (name, method.Groups[1].Value);
        }
    }

    private sealed record Line(string Number, string Level, string State, string Where, string Why);

    [GeneratedRegex(@"^\| (\d+\.\d+\.\d+) \| ([12]) \| [^|]+ \| (\w+) \| ([^|]+) \| (.+) \|$")]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"`(\w+(?:Tests|Rules))\.(\w+)`")]
    private static partial Regex TestNames();

    [GeneratedRegex(@"^(?:public|internal) (?:sealed |abstract |partial |static )*class (\w+)")]
    private static partial Regex TestClass();

    [GeneratedRegex(@"^    public (?:static )?(?:async )?(?:void|Task|bool|Property) (\w+)\(")]
    private static partial Regex TestMethod();
}
