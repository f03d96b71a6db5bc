using Hub.SharedKernel;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Ledger;

/// <summary>A module with one of everything, for the host's tests.</summary>
public sealed class LedgerModule : HubModule
{
    public override IEnumerable<NavItem> Menu => [new("Menu.Ledger", "/ledger", Order: 900)];

    public override IEnumerable<Permission> Permissions => [new("ledger.read", "Permission.Read")];

    public override IEnumerable<RecurringJob> Jobs => [new("ledger.tidy", "0 3 * * *", typeof(TidyEntries))];

    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/ledger/feed", () => Results.Text("feed")).AllowAnonymous();
        if (routes.ServiceProvider.GetRequiredService<IConfiguration>().GetValue("Modules:Ledger:Careless", false))
            routes.MapGet("/ledger/open-by-mistake", () => Results.Text("open"));
    }

    public override IEnumerable<LongWorkKind> LongWorks => [new("ledger.slow", "Menu.Ledger", typeof(SlowWork))];

    public override IEnumerable<Setting> Settings => [Setting.Flag("Careless", false)];

    protected override void AddServices(IServiceCollection services, IConfiguration settings) => services.AddSingleton<Weather>();
}
