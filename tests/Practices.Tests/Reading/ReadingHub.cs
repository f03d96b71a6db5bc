namespace Hub.Practices.Tests.Reading;

/// <summary>A hub with the demonstration practices, shared by the tests that only read.</summary>
[SetUpFixture]
internal sealed class ReadingHub
{
    public static HubApp Hub { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start() => Hub = await HubApp.Start(new() { Demonstration = true });

    [OneTimeTearDown]
    public async Task Stop() => await Hub.DisposeAsync();
}
