using Hub.Cabinet.Demonstration;
using Hub.Cabinet.Keys;
using Hub.Cabinet.Mail;
using Hub.Cabinet.Passwords;
using Hub.Cabinet.People;
using Hub.Cabinet.Roles;
using Hub.Cabinet.Sessions;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
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
        new("cabinet.people", "Permission.People"),
    ];

    /// <inheritdoc />
    public override IEnumerable<Role> Roles =>
    [
        new(RoleCatalog.Administrator, "Role.Administrator", [RoleCatalog.Administer, "cabinet.people"]),
        new("cabinet.administrator", "Role.CabinetAdministrator", ["cabinet.people"]),
    ];

    /// <inheritdoc />
    protected override void AddServices(IServiceCollection services, IConfiguration settings)
    {
        services.AddMemoryCache();
        services.AddSingleton<RoleCatalog>();
        services.AddSingleton<PersonSnapshots>();
        services.AddSingleton<MailSignal>();
        services.AddSingleton<DecoyHash>();
        services.AddScoped<SignIn.PauseAfterFailures>();
        services.AddSingleton<AfterSaving>();
        services.ConfigureDbContext<CabinetDb>((provider, options) => options.AddInterceptors(provider.GetRequiredService<AfterSaving>()));
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
        services.AddScoped<IUserClaimsPrincipalFactory<Person>, SessionPrincipal>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
    }

    /// <inheritdoc />
    public override Task AddDemonstration(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<AddDemonstrationPeople>().Run(cancel);
}
