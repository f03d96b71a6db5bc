using Hub.Discovery.Indexing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Browser.Tests.Discovery;

/// <summary>One portal with the demonstration content for all walks through search.</summary>
[SetUpFixture]
internal sealed class DiscoveryStage
{
    public static HubApp Hub { get; private set; } = null!;

    [OneTimeSetUp]
    public static async Task Start()
    {
        Hub = await HubApp.Start(new() { Demonstration = true });
        await Tell();
    }

    [OneTimeTearDown]
    public static async Task Stop() => await Hub.DisposeAsync();

    /// <summary>What was published reaches the search.</summary>
    public static async Task Tell()
    {
        await Hub.DeliverOutbox();
        await Hub.Services.GetRequiredService<SearchIndex>().CatchUp(CancellationToken.None);
    }
}
