using Hub.Cabinet.Administration;
using Hub.Cabinet.Audit;
using Hub.Cabinet.Demonstration;
using Hub.Cabinet.Keys;
using Hub.Cabinet.Mail;
using Hub.Cabinet.Notices;
using Hub.Cabinet.Passwords;
using Hub.Cabinet.People;
using Hub.Cabinet.Personal;
using Hub.Cabinet.Roles;
using Hub.Cabinet.Sessions;
using Hub.Cabinet.SignIn;
using Hub.SharedKernel;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
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
    ];

    /// <inheritdoc />
    public override IEnumerable<Role> Roles =>
    [
        new(RoleCatalog.Administrator, "Role.Administrator", [RoleCatalog.Administer, RoleCatalog.People]),
        new("cabinet.administrator", "Role.CabinetAdministrator", [RoleCatalog.People]),
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
        new("Settings.Title", "/cabinet/settings", Order: 60, Place: NavPlace.Cabinet),
        new("People.Title", "/cabinet/people", RoleCatalog.People, 10, NavPlace.Admin),
        new("MailLedger.Title", "/cabinet/mail", RoleCatalog.Administer, 20, NavPlace.Admin),
        new("Audit.Title", "/cabinet/audit", RoleCatalog.Administer, 30, NavPlace.Admin),
    ];

    /// <inheritdoc />
    public override IEnumerable<NoticeKind> NoticeKinds =>
    [
        new("roles", "NoticeKind.Roles", "Notice.RoleGiven", "Notice.RoleRevoked"),
        new("personal", "NoticeKind.Personal", "Notice.ExportReady", "Notice.RemovalHeld"),
    ];

    /// <inheritdoc />
    public override Task WritePersonalData(PersonalDataArchive archive, IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<WriteCabinetData>().Run(archive, cancel);

    /// <inheritdoc />
    public override AccountPages Accounts => new("/cabinet/signin", "/cabinet/signout", "/cabinet", "/cabinet/notices");

    /// <inheritdoc />
    public override IEnumerable<RecurringJob> Jobs =>
    [
        new("cabinet.mail", "* * * * *", typeof(SendDueMail)),
        new("cabinet.digests", "* * * * *", typeof(WriteNoticeMails)),
        new("cabinet.bounces", "*/5 * * * *", typeof(ReadBounces)),
        new("cabinet.exports", "* * * * *", typeof(MakeExports)),
        new("cabinet.removals", "*/10 * * * *", typeof(EraseDuePeople)),
        new("cabinet.tidy", "40 3 * * *", typeof(TidyUp)),
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
        services.AddScoped<OrganisationsHeld>();
        services.AddScoped<PersonCards>();
        services.AddScoped<AuditChain>();
        services.AddScoped<RecentSignIn>();
        services.AddScoped<NoticeMails>();
        services.AddScoped<NoticeBoard>();
        services.AddScoped<RoleNotices>();
        services.AddSingleton<AfterSaving>();
        services.ConfigureDbContext<CabinetDb>((provider, options) => options.AddInterceptors(provider.GetRequiredService<AfterSaving>())
            // That rows of an erased person are not found by way of the person is meant.
            .ConfigureWarnings(w => w.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning)));
        services.AddScoped<IPeople, PeopleDirectory>();
        AddAccounts(services);
        services.AddDataProtection().SetApplicationName("Hub");
        services.AddSingleton<KeyStore>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = provider.GetRequiredService<KeyStore>()));
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddAuthentication(options => options.DefaultScheme = IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, Session.Configure);
        services.AddIdentityCore<Person>(options =>
        {
            // PasswordRules decides; the framework's own rules ask for signs and digits, which help nobody.
            options.Password = new() { RequiredLength = 1, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
            options.User.AllowedUserNameCharacters = "";
        }).AddEntityFrameworkStores<CabinetDb>().AddSignInManager().AddDefaultTokenProviders();
        services.AddSingleton<DecoyHash>();
        services.AddScoped<PauseAfterFailures>();
        services.AddScoped<AccountMails>();
        services.AddScoped<IUserClaimsPrincipalFactory<Person>, SessionPrincipal>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
    }

    /// <inheritdoc />
    public override void MapEndpoints(IEndpointRouteBuilder routes) => UnsubscribeEndpoint.Map(routes);

    /// <inheritdoc />
    public override IEnumerable<ModuleCommand> Commands(Func<IServiceProvider> hub) =>
    [
        new("admin", AdministratorCommand.Create(hub, new ModuleTexts([this]))),
        .. new AuditCommands(hub, new ModuleTexts([this])).All(),
        new("mail", BounceCommand.Create(hub, new ModuleTexts([this]))),
    ];

    /// <inheritdoc />
    public override Task AddDemonstration(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<AddDemonstrationPeople>().Run(cancel);
}
