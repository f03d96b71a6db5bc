using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Rules.Tests;

/// <summary>Every page and address says who may use it.</summary>
public sealed class AccessRules
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public void Every_address_states_its_access()
    {
        var addresses = hub.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();
        var silent = addresses.Where(e => e.Metadata.GetMetadata<IAuthorizeData>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null);

        Assert.Multiple(() =>
        {
            Assert.That(addresses, Is.Not.Empty);
            Assert.That(silent.Select(e => e.RoutePattern.RawText), Is.Empty);
        });
    }

    [Test]
    public void Every_page_model_states_its_access_itself()
    {
        var silent = PageModels().Where(t => !t.IsDefined(typeof(AllowAnonymousAttribute), true) && !t.IsDefined(typeof(AuthorizeAttribute), true));

        Assert.That(silent.Select(t => t.FullName), Is.Empty);
    }

    [Test]
    public void No_page_is_open_and_closed_at_once()
    {
        var both = PageModels().Where(t => t.IsDefined(typeof(AllowAnonymousAttribute), true) && t.IsDefined(typeof(AuthorizeAttribute), true));

        Assert.That(both.Select(t => t.FullName), Is.Empty, "[AllowAnonymous] wins, so the other attribute only looks like protection");
    }

    [Test]
    public void A_permission_a_page_asks_for_is_declared_by_a_module()
    {
        var known = HubModules.All.SelectMany(m => m.Permissions).SelectMany(p => new[] { "permission:" + p.Key, "permission-somewhere:" + p.Key }).ToHashSet();
        var asked = PageModels().SelectMany(t => t.GetCustomAttributes(typeof(AuthorizeAttribute), true).Cast<AuthorizeAttribute>()
            .Where(a => a.Policy is not null).Select(a => (Page: t.FullName, a.Policy)));

        Assert.That(asked.Where(a => !known.Contains(a.Policy!)), Is.Empty);
    }

    [Test]
    public void Every_menu_entry_leads_to_a_page()
    {
        var addresses = hub.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/').Split("/{")[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.That(HubModules.All.SelectMany(m => m.Menu).Select(item => item.Path.Split('?')[0]).Where(path => !addresses.Contains(path)), Is.Empty);
    }

    private static IEnumerable<Type> PageModels() => HubModules.All.Select(m => m.GetType().Assembly).Append(typeof(HubApp).Assembly)
        .Append(System.Reflection.Assembly.Load("Hub")).SelectMany(a => a.GetTypes())
        .Where(t => t.IsSubclassOf(typeof(PageModel)) && !t.IsAbstract);
}
