namespace Hub.Contest.Tests.Demo;

/// <summary>One portal with its demonstration for all tests that only look at it.</summary>
[SetUpFixture]
public sealed class DemoPortal
{
    public static HubApp Hub { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start() => Hub = await HubApp.Start(new HubAppOptions { Demonstration = true });

    [OneTimeTearDown]
    public async Task Stop() => await Hub.DisposeAsync();
}
