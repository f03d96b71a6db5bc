using System.Globalization;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Mail;
using Hub.SharedKernel.Settings;
using Hub.SharedKernel.Text;

namespace Hub.Checks;

/// <summary>Every setting that is there must be declared and have a value it may have.</summary>
internal static class SettingsCheck
{
    private static readonly string[] roots = ["Hub:", "Mail:", "Modules:"];

    public static IEnumerable<Finding> Look(IConfiguration settings, ModuleCatalog catalog)
    {
        var known = HubSettings.All.Concat(catalog.Entries.Where(e => e.Module is not null).SelectMany(e => HubSettings.Of(e.Module!))).ToList();
        var written = settings.AsEnumerable().Where(s => s.Value is not null && roots.Any(r => s.Key.StartsWith(r, StringComparison.OrdinalIgnoreCase)));
        foreach (var (key, value) in written.OrderBy(s => s.Key, StringComparer.OrdinalIgnoreCase))
        {
            if (known.Find(s => Fits(s.Key, key)) is { } setting)
            {
                if (Wrong(setting, key, value!) is { } wrong)
                    yield return wrong;
            }
            else if (Unknown(key, known, catalog) is { } unknown)
                yield return unknown;
        }
        if (Needs(settings, catalog) is { } missing)
            yield return missing;
    }

    private static Finding? Unknown(string key, List<Setting> known, ModuleCatalog catalog)
    {
        var parts = key.Split(':');
        if (parts[0].Equals("Modules", StringComparison.OrdinalIgnoreCase))
        {
            var module = catalog.Entries.FirstOrDefault(e => e.Name.Equals(parts[1], StringComparison.OrdinalIgnoreCase));
            // A partner's module need not declare its settings, and a module that was taken away leaves its switch behind.
            if (module is { Folder: not null } && module.Module?.Settings.Any() != true)
                return null;
            if (module is null && parts is [_, _, var last] && last.Equals("Enabled", StringComparison.OrdinalIgnoreCase))
                return Finding.Hint("UnknownModule", key, parts[1]);
        }
        return Nearest(key, known) is { } near ? new("UnknownSettingNear", key, near) : new("UnknownSetting", key);
    }

    private static Finding? Wrong(Setting setting, string key, string value) => setting.Kind switch
    {
        SettingKind.Number when !long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            || whole < setting.Least || whole > setting.Most => Outside(setting, key, value),
        SettingKind.Measure when !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var measure)
            || measure < setting.Least || measure > setting.Most => Outside(setting, key, value),
        SettingKind.Flag when !bool.TryParse(value, out _) => new("NotAFlag", key, value),
        SettingKind.Choice when !setting.Choices.Contains(value, StringComparer.OrdinalIgnoreCase) => new("NotAChoice", key, value, string.Join(", ", setting.Choices)),
        SettingKind.Address when !Uri.TryCreate(value, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") => new("NotAnAddress", key, value),
        SettingKind.Mailbox when value.Length > 0 && !MailComposer.IsMailbox(value) => new("NotAMailbox", key, value),
        SettingKind.Path when value.Length > 0 && (value.Contains('\0', StringComparison.Ordinal) || string.IsNullOrWhiteSpace(value)) => new("NotAPath", key),
        SettingKind.Path when value.Length == 0 && setting.Default is not null => new("NotAPath", key),
        _ => null,
    };

    private static Finding Outside(Setting setting, string key, string value) =>
        new("OutOfRange", key, value, setting.Least.ToString(CultureInfo.InvariantCulture), setting.Most.ToString(CultureInfo.InvariantCulture), setting.Default ?? "");

    /// <summary>A setting that others make necessary.</summary>
    private static Finding? Needs(IConfiguration settings, ModuleCatalog catalog) =>
        Enum.TryParse<EngineKind>(settings["Hub:Engine"], ignoreCase: true, out var kind) && kind != EngineKind.Sqlite && string.IsNullOrWhiteSpace(settings["Hub:Database"])
        && catalog.Modules.Any(m => m.Database is not null && settings[$"Modules:{m.Name}:Database"] is null)
            ? new("DatabaseMissing", kind) : null;

    private static bool Fits(string pattern, string key)
    {
        var (wanted, parts) = (pattern.Split(':'), key.Split(':'));
        return wanted.Length == parts.Length && wanted.Zip(parts).All(p => p.First == "*" || p.First.Equals(p.Second, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The setting that was probably meant: a few letters away, or of the same last name.</summary>
    private static string? Nearest(string key, List<Setting> known)
    {
        var near = known.Select(s => (s.Key, Away: EditDistance.Between(s.Key.ToLowerInvariant(), key.ToLowerInvariant()))).MinBy(s => s.Away);
        if (near.Away <= Math.Max(2, key.Length / 6))
            return near.Key;
        var last = key[key.LastIndexOf(':')..];
        return known.Where(s => s.Key.EndsWith(last, StringComparison.OrdinalIgnoreCase) && s.Key.Split(':')[0].Equals(key.Split(':')[0], StringComparison.OrdinalIgnoreCase))
            .Select(s => s.Key).FirstOrDefault();
    }
}
