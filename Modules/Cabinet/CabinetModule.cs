using Hub.Cabinet.Acting;
using Hub.Cabinet.Administration;
using Hub.Cabinet.Announcements;
using Hub.Cabinet.Audit;
using Hub.Cabinet.Demonstration;
using Hub.Cabinet.Keys;
using Hub.Cabinet.Mail;
using Hub.Cabinet.Notices;
using Hub.Cabinet.Organisations;
using Hub.Cabinet.Organisations.Invitations;
using Hub.Cabinet.Organisations.Joining;
using Hub.Cabinet.Organisations.Management;
using Hub.Cabinet.Organisations.Merging;
using Hub.Cabinet.Organisations.Registry;
using Hub.Cabinet.Outside;
using Hub.Cabinet.Passkeys;
using Hub.Cabinet.Passwords;
using Hub.Cabinet.People;
using Hub.Cabinet.Personal;
using Hub.Cabinet.Roles;
using Hub.Cabinet.SecondFactor;
using Hub.Cabinet.Sessions;
using Hub.Cabinet.SignIn;
using Hub.SharedKernel;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Settings;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hub.Cabinet;

/// <summary>The Own Cabinet: accounts, roles, what waits for a person in any module, notices and mail.</summary>
public sealed class CabinetModule : HubModule
{
    internal const string Key = "Cabinet";

    /// <inheritdoc />
    public override IEnumerable<Permission> Permissions =>
    [
        new(RoleCatalog.Administer, "Permission.Administer"),
        new(RoleCatalog.People, "Permission.People"),
        new(RoleCatalog.Organisations, "Permission.Organisations"),
    ];

    /// <inheritdoc />
    public override IEnumerable<Role> Roles =>
    [
        new(RoleCatalog.Administrator, "Role.Administrator", [RoleCatalog.Administer, RoleCatalog.People, RoleCatalog.Organisations]),
        new("cabinet.administrator", "Role.CabinetAdministrator", [RoleCatalog.People, RoleCatalog.Organisations]),
    ];

    /// <inheritdoc />
    public override IEnumerable<NavItem> Menu =>
    [
        new("Cabinet.Title", "/cabinet", Order: 10, Place: NavPlace.Cabinet),
        new("Tasks.Title", "/cabinet/tasks", Order: 20, Place: NavPlace.Cabinet),
        new("Items.Title", "/cabinet/items", Order: 30, Place: NavPlace.Cabinet),
        new("Notices.Title", "/cabinet/notices", Order: 40, Place: NavPlace.Cabinet),
        new("Personal.Title", "/cabinet/personal", Order: 55, Place: NavPlace.Cabinet),
        new("Organisations.Title", "/cabinet/organisations", Order: 50, Place: NavPlace.Cabinet),
        new("MyRoles.Title", "/cabinet/roles", Order: 55, Place: NavPlace.Cabinet),
        new("Settings.Title", "/cabinet/settings", Order: 60, Place: NavPlace.Cabinet),
        new("Security.Title", "/cabinet/security", Order: 70, Place: NavPlace.Cabinet),
        new("People.Title", "/cabinet/people", RoleCatalog.People, 10, NavPlace.Admin),
        new("Grants.List", "/cabinet/grants", RoleCatalog.People, 12, NavPlace.Admin),
        new("Registry.Administration", "/cabinet/organisations/administration", RoleCatalog.Organisations, 14, NavPlace.Admin),
        new("Announcements.Title", "/cabinet/announcements", RoleCatalog.Administer, 16, NavPlace.Admin),
        new("MailLedger.Title", "/cabinet/mail", RoleCatalog.Administer, 20, NavPlace.Admin),
        new("Audit.Title", "/cabinet/audit", RoleCatalog.Administer, 30, NavPlace.Admin),
        new("Registry.Title", "/organisations", Order: 10, Place: NavPlace.Footer),
    ];

    /// <inheritdoc />
    public override IEnumerable<NoticeKind> NoticeKinds =>
    [
        new("roles", "NoticeKind.Roles", "Notice.RoleGiven", "Notice.RoleRevoked", "Notice.RoleEndsSoon", "Notice.RoleEnded"),
        new("organisations", "NoticeKind.Organisations", "Notice.JoinAsked", "Notice.JoinApproved", "Notice.JoinDeclined",
            "Notice.ManageAsked", "Notice.ManageDeclined", "Notice.ManagerAppointed", "Notice.ManagerDismissed", "Notice.MemberJoined",
            "Notice.MemberRemoved", "Notice.DomainApproved", "Notice.DomainDeclined", "Notice.OrganisationsMerged"),
        new("personal", "NoticeKind.Personal", "Notice.ExportReady", "Notice.RemovalHeld", "Notice.NewDevice", "Notice.ActedFor"),
    ];

    /// <inheritdoc />
    public override Task WritePersonalData(PersonalDataArchive archive, IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<WriteCabinetData>().Run(archive, cancel);

    /// <inheritdoc />
    public override AccountPages Accounts => new("/cabinet/signin", "/cabinet/signout", "/cabinet", "/cabinet/notices", ActingMiddleware.EndPath);

    /// <inheritdoc />
    public override IEnumerable<RecurringJob> Jobs =>
    [
        new("cabinet.asked-mail", "* * * * *", typeof(AnswerAskedMails)),
        new("cabinet.mail", "* * * * *", typeof(SendDueMail)),
        new("cabinet.grants", "*/10 * * * *", typeof(WatchGrants)),
        new("cabinet.acting", "*/5 * * * *", typeof(CloseActing)),
        new("cabinet.digests", "* * * * *", typeof(WriteNoticeMails)),
        new("cabinet.bounces", "*/5 * * * *", typeof(ReadBounces)),
        new("cabinet.exports", "* * * * *", typeof(MakeExports)),
        new("cabinet.removals", "*/10 * * * *", typeof(EraseDuePeople)),
        new("cabinet.tidy", "40 3 * * *", typeof(TidyUp)),
    ];

    /// <inheritdoc />
    public override IEnumerable<string> KeptFolders => ["exports"];

    /// <inheritdoc />
    public override IEnumerable<Setting> Settings =>
    [
        Setting.Flag("AdministratorsNeedSecondFactor", true),
        new("Outside:OpenId:*:NameUk", SettingKind.Text), new("Outside:OpenId:*:NameEn", SettingKind.Text),
        new("Outside:OpenId:*:Authority", SettingKind.Address), new("Outside:OpenId:*:ClientId", SettingKind.Text),
        new("Outside:OpenId:*:ClientSecret", SettingKind.Secret),
        new("Outside:IdGovUa:Address", SettingKind.Address, "https://id.gov.ua"), new("Outside:IdGovUa:ClientId", SettingKind.Text),
        new("Outside:IdGovUa:ClientSecret", SettingKind.Secret), new("Outside:IdGovUa:HashKey", SettingKind.Secret),
        new("Outside:IdGovUa:CertificateFile", SettingKind.Path), new("Outside:IdGovUa:CertificatePassword", SettingKind.Secret),
    ];

    /// <inheritdoc />
    protected override void AddServices(IServiceCollection services, IConfiguration settings)
    {
        services.AddMemoryCache();
        services.AddSingleton<RoleCatalog>();
        services.AddSingleton<PersonSnapshots>();
        services.AddSingleton<MailSignal>();
        services.AddSingleton<LoadedModules>();
        services.AddSingleton<MailLetters>();
        services.AddHostedService<MailPost>();
        services.AddSingleton<NoticeKinds>();
        services.AddSingleton<ExportFolder>();
        services.AddScoped<MailWishes>();
        services.AddScoped<MailLimit>();
        services.AddScoped<ReturnedMail>();
        services.AddScoped<PersonCards>();
        services.AddScoped<AuditChain>();
        services.AddScoped<NoticeMails>();
        services.AddScoped<NoticeBoard>();
        services.AddScoped<RoleNotices>();
        services.AddScoped<GrantLines>();
        AddOrganisations(services);
        services.AddSingleton<SystemNoticeBoard>();
        services.AddSingleton<ISystemNotices>(provider => provider.GetRequiredService<SystemNoticeBoard>());
        services.AddSingleton<AfterSaving>();
        services.ConfigureDbContext<CabinetDb>((provider, options) => options.AddInterceptors(provider.GetRequiredService<AfterSaving>())
            // That rows of an erased person are not found by way of the person is meant.
            .ConfigureWarnings(w => w.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning)));
        services.AddScoped<IPeople, PeopleDirectory>();
        AddAccounts(services, settings);
        services.AddDataProtection().SetApplicationName("Hub");
        services.AddSingleton<KeyStore>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = provider.GetRequiredService<KeyStore>()));
    }

    private static void AddOrganisations(IServiceCollection services)
    {
        services.AddScoped<OrganisationLines>();
        services.AddScoped<RegistryEntry>();
        services.AddScoped<OpenRequests>();
        services.AddScoped<OrganisationFacts>();
        services.AddScoped<OrganisationRights>();
        services.AddScoped<RequestTasks>();
        services.AddScoped<Intake>();
        services.AddScoped<InvitationMails>();
        services.AddScoped<MoveMembers>();
        services.AddScoped<MoveGrants>();
        services.AddScoped<MoveOpenMatters>();
        services.AddSingleton<ActingTimes>();
        services.AddSingleton<ActingCookie>();
        services.AddScoped<ActingNotices>();
    }

    private static void AddAccounts(IServiceCollection services, IConfiguration settings)
    {
        var schemes = services.AddAuthentication(options => options.DefaultScheme = IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, Session.Configure);
        OutsideSchemes.Add(services, schemes, settings);
        services.AddIdentityCore<Person>(options =>
        {
            // PasswordRules decides; the framework's own rules ask for signs and digits, which help nobody.
            options.Password = new() { RequiredLength = 1, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
            options.User.AllowedUserNameCharacters = "";
        }).AddEntityFrameworkStores<CabinetDb>().AddDefaultTokenProviders();
        services.AddScoped<IPasskeyHandler<Person>, PasskeyHandler<Person>>();
        services.AddSingleton<IConfigureOptions<IdentityPasskeyOptions>, PasskeySettings>();
        services.AddScoped<PasskeyCeremony>();
        services.AddSingleton<SecondFactorRule>();
        services.AddSingleton<AuthenticatorSecrets>();
        services.AddSingleton<ProtectedCookies>();
        services.AddScoped<LiveSessions>();
        services.AddScoped<IKeptForms, KeptForms>();
        services.AddScoped<KnownDevices>();
        services.AddScoped<RecentSignIn>();
        services.AddScoped<Admission>();
        services.AddScoped<OutsideDoor>();
        services.AddSingleton<DecoyHash>();
        services.AddScoped<PauseAfterFailures>();
        services.AddScoped<AccountMails>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
    }

    /// <inheritdoc />
    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
        routes.MapOneClick<Unsubscribe>("/cabinet/unsubscribe", "/cabinet/notices/unsubscribe", (unsubscribe, key, cancel) => unsubscribe.Run(key, cancel));
        OutsideSchemes.Map(routes, routes.ServiceProvider.GetRequiredService<OutsideProviders>());
        GrantsFile.Map(routes);
    }

    /// <inheritdoc />
    public override IEnumerable<string> Warnings(IConfiguration settings) => SecondFactorRule.IsOn(settings) ? [] : ["Warning.NoSecondFactor"];

    /// <inheritdoc />
    public override void AddMiddleware(IApplicationBuilder app) => app.UseMiddleware<ActingMiddleware>();

    /// <inheritdoc />
    public override IEnumerable<ModuleCommand> Commands(Func<IServiceProvider> hub) =>
    [
        new("admin", AdministratorCommand.Create(hub, new ModuleTexts([this]))),
        new("admin", AdministratorCommand.ResetFactor(hub, new ModuleTexts([this]))),
        .. new AuditCommands(hub, new ModuleTexts([this])).All(),
        new("mail", BounceCommand.Create(hub, new ModuleTexts([this]))),
    ];

    /// <inheritdoc />
    public override async Task AddDemonstration(IServiceProvider services, CancellationToken cancel)
    {
        await services.GetRequiredService<AddDemonstrationPeople>().Run(cancel);
        await services.GetRequiredService<AddDemonstrationOrganisations>().Run(cancel);
    }
}
