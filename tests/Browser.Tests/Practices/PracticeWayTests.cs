namespace Hub.Browser.Tests.Practices;

/// <summary>The whole way of a practice through the browser, from an account that is not there yet to a tombstone.</summary>
public sealed class PracticeWayTests
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        hub = await HubApp.Start(new() { Demonstration = true });
        while (await hub.DeliverOutbox() > 0) { }
    }

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task A_practice_goes_its_whole_way([Values("uk", "en")] string language, [Values] bool javaScript)
    {
        await using var way = new PracticeWay(hub, new(language, javaScript, Phone: !javaScript || language == "en"));

        await way.Register();
        await way.Describe();
        await way.ReturnAndMend();
        await way.AskExpertAndPublish();
        await way.Endorse();
        await way.JudgeAndAnswer();
        await way.Repeat();
        await way.Renew();
        await way.Remove();
        await way.EverybodyWasTold();

        Assert.That(way.Complaints, Is.Empty);
    }
}
