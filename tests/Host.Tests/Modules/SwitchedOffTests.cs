using Hangfire;
using Hangfire.Storage;
using Hub.SharedKernel.Data;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Host.Tests.Modules;

/// <summary>A module that is switched off leaves no trace in the running portal.</summary>
public sealed class SwitchedOffTests
{
    public static IEnumerable<string> Modules => HubModules.All.Select(m => m.Name).Append("Ledger").Distinct();

    [TestCaseSource(nameof(Modules))]
    public async Task A_module_switched_off_leaves_nothing(string name)
    {
        await using var hub = await HubApp.Start(new() { Settings = new Dictionary<string, string?> { [$"Modules:{name}:Enabled"] = "false", ["Hub:Jobs"] = "true" } });
        var path = "/" + name.ToLowerInvariant();
        var home = await hub.Get("/");
        var addresses = hub.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'));
        using var jobs = hub.Services.GetRequiredService<JobStorage>().GetConnection();

        Assert.Multiple(() =>
        {
            Assert.That(home.Status, Is.EqualTo(200));
            Assert.That(addresses.Where(a => a.StartsWith(path, StringComparison.OrdinalIgnoreCase)), Is.Empty, "addresses");
            Assert.That(home.Html.QuerySelectorAll($"a[href='{path}'], a[href^='{path}/'], a[href^='{path}?'], form[action^='{path}']").Select(a => a.OuterHtml), Is.Empty, "links");
            Assert.That(jobs.GetRecurringJobs().Where(j => j.Id.StartsWith(path[1..] + ".", StringComparison.Ordinal)).Select(j => j.Id), Is.Empty, "jobs");
            Assert.That(hub.Services.GetRequiredService<ModuleDatabases>().All.Select(d => d.Module.Name), Does.Not.Contain(name));
            Assert.That(File.Exists(Path.Combine(hub.DataFolder, name.ToLowerInvariant() + ".db")), Is.False, "tables");
        });
        Assert.That((await hub.Get(path)).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_module_that_is_on_has_its_addresses_menu_jobs_and_tables()
    {
        await using var hub = await HubApp.Start(new() { Settings = new Dictionary<string, string?> { ["Hub:Jobs"] = "true" } });
        using var jobs = hub.Services.GetRequiredService<JobStorage>().GetConnection();
        var home = await hub.Get("/");

        Assert.Multiple(() =>
        {
            Assert.That(home.Html.QuerySelector("a[href='/ledger']")!.TextContent.Trim(), Is.EqualTo("Книга записів"));
            Assert.That(jobs.GetRecurringJobs().Select(j => j.Id), Does.Contain("ledger.tidy"));
            Assert.That(File.Exists(Path.Combine(hub.DataFolder, "ledger.db")), Is.True);
        });
        Assert.That((await hub.Get("/ledger")).Status, Is.EqualTo(200));
    }
}
