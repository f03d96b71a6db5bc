namespace Hub.Host.Tests.Answers;

public sealed class HealthTests
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    [TestCase("/en/health/ready")]
    public async Task A_healthy_portal_says_so(string path)
    {
        var answer = await hub.Get(path);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Text, Is.EqualTo("Healthy"));
        });
    }
}
