using Hub.SharedKernel.Data;
using Hub.SharedKernel.Mail;
using Hub.SharedKernel.Web;

namespace Hub.SharedKernel.Settings;

/// <summary>The settings of the portal itself, and those every module has.</summary>
internal static class HubSettings
{
    private const int Day = 24 * 60 * 60;

    public static IReadOnlyList<Setting> All { get; } =
    [
        new("Hub:Data", SettingKind.Path, "data"),
        new("Hub:Engine", SettingKind.Choice, nameof(EngineKind.Sqlite)) { Choices = Enum.GetNames<EngineKind>() },
        new("Hub:Database", SettingKind.Secret),
        new("Hub:Address", SettingKind.Address),
        Setting.Flag("Hub:BehindProxy", false),
        new("Hub:Proxies", SettingKind.Text),
        Setting.Flag("Hub:SubdomainsAreHttps", true),
        new("Hub:Security:Contact", SettingKind.Text),
        new("Hub:Security:Policy", SettingKind.Text),
        new("Hub:Security:Encryption", SettingKind.Text),
        new("Hub:Security:Acknowledgments", SettingKind.Text),
        new("Hub:Plugins", SettingKind.Path, "plugins"),
        new("Hub:Backups", SettingKind.Path, "data/backups"),
        Setting.Number("Hub:CacheSeconds", 60, 0, Day),
        new("Hub:Files:Root", SettingKind.Path, "data/files"),
        new("Hub:Files:MaxMegabytes", SettingKind.Measure, "100") { Least = 0.000001, Most = 1_000_000 },
        new("Hub:Files:Clamd", SettingKind.Text),
        Setting.Number("Hub:Files:ClamdSeconds", 60, 1, 3600),
        Setting.Number("Hub:RemoteFiles:Seconds", 60, 1, 3600),
        new("Hub:RemoteFiles:PrivateHosts:*", SettingKind.Text),
        Setting.Number("Hub:Facts:LeaseSeconds", 120, 1, Day),
        Setting.Number("Hub:Import:MaxMegabytes", 4096, 1, 1_000_000),
        Setting.Number("Hub:Limits:Forms", 120, 1, 1_000_000),
        Setting.Number("Hub:Limits:SignIn", 10, 1, 1_000_000),
        Setting.Number("Hub:Limits:Search", RateLimits.UsualSearches, 1, 1_000_000),
        Setting.Number("Hub:Limits:Documents", 120, 1, 1_000_000),
        Setting.Flag("Hub:Jobs", true),
        Setting.Flag("Hub:Dispatcher", true),
        Setting.Flag("Hub:Demonstration", null),
        Setting.Flag("Hub:Migrate", false),
        new("Hub:Log", SettingKind.Choice, "Text") { Choices = ["Text", "Json"] },
        new("Mail:From", SettingKind.Mailbox),
        new("Mail:FromName", SettingKind.Text),
        new("Mail:ReplyTo", SettingKind.Mailbox),
        new("Mail:Folder", SettingKind.Path, "data/mail"),
        Setting.Number("Mail:DailyLimit", 0, 0, int.MaxValue),
        new("Mail:BounceFolder", SettingKind.Path),
        new("Mail:Smtp:Host", SettingKind.Text),
        Setting.Number("Mail:Smtp:Port", 587, 1, 65535),
        new("Mail:Smtp:User", SettingKind.Text),
        new("Mail:Smtp:Password", SettingKind.Secret),
        new("Mail:Smtp:Security", SettingKind.Choice, nameof(MailSecurity.StartTls)) { Choices = Enum.GetNames<MailSecurity>() },
        Setting.Number("Mail:Smtp:TimeoutSeconds", 30, 1, 600),
    ];

    /// <summary>All settings of a module under their full names.</summary>
    public static IEnumerable<Setting> Of(HubModule module) => module.Settings
        .Concat([Setting.Flag("Enabled", true), new Setting("Database", SettingKind.Secret)])
        .Select(s => s with { Key = $"Modules:{module.Name}:{s.Key}" });
}
