using System.Text.RegularExpressions;
using Hub.SharedKernel;
using Hub.SharedKernel.Settings;

namespace Hub.Host.Tests.Checks;

/// <summary>The table of settings in docs/map.md and the declared settings say the same.</summary>
public sealed partial class SettingsTableTests
{
    private static readonly Dictionary<string, string> written = File.ReadLines(Repository.At("docs/map.md"))
        .Select(line => Row().Match(line)).Where(m => m.Success).ToDictionary(m => m.Groups["key"].Value, m => m.Groups["default"].Value);

    private static readonly List<Setting> declared = [.. HubSettings.All, .. HubModules.All
        .Where(module => Directory.Exists(HubModules.Sources(module))).SelectMany(module => module.Settings
        .Select(s => s with { Key = $"Modules:{module.Name}:{s.Key}" })), Setting.Flag("Modules:<Name>:Enabled", true), new("Modules:<Name>:Database", SettingKind.Secret)];

    [Test]
    public void Every_declared_setting_has_its_row_and_every_row_its_setting() => Assert.Multiple(() =>
    {
        Assert.That(declared.Select(s => s.Key).Except(written.Keys), Is.Empty, "not in docs/map.md");
        Assert.That(written.Keys.Except(declared.Select(s => s.Key)), Is.Empty, "not declared in code");
    });

    [Test]
    public void Every_row_shows_the_default_of_the_code() =>
        Assert.That(declared.Where(s => s.Default is not null && written.TryGetValue(s.Key, out var shown) && shown != $"`{s.Default}`").Select(s => $"{s.Key}: `{s.Default}`"), Is.Empty);

    [Test]
    public void Every_setting_the_code_asks_for_is_declared()
    {
        var asked = from file in new[] { "Host", "SharedKernel", "Modules" }.SelectMany(f => Repository.Files(Repository.At(f), "*.cs"))
                    from Match match in Asked().Matches(File.ReadAllText(file))
                    let key = match.Groups["key"].Value
                    where declared.TrueForAll(s => s.Key != key && !s.Key.StartsWith(key + ":", StringComparison.Ordinal))
                    select $"{Path.GetFileName(file)}: {key}";

        Assert.That(asked, Is.Empty);
    }

    [GeneratedRegex(@"^\| `(?<key>(Hub|Mail|Modules):[^`]+)` \| (?<default>[^|]*?) \|")]
    private static partial Regex Row();

    [GeneratedRegex("""(?:settings|[cC]onfiguration|\))(?:\[|\.GetValue(?:<[^>]*>)?\(|\.GetSection\()"(?<key>(?:Hub|Mail|Modules):[A-Za-z:]+)"(?!\s*\+)""")]
    private static partial Regex Asked();
}
