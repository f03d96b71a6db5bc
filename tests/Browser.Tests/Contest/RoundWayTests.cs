using Microsoft.Extensions.Time.Testing;

namespace Hub.Browser.Tests.Contest;

/// <summary>A round through the browser from its announcement to the archive, with a clock the test moves.</summary>
public sealed class RoundWayTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2031, 1, 10, 9, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        hub = await HubApp.Start(new() { Demonstration = true, Time = time });
        while (await hub.DeliverOutbox() > 0) { }
    }

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [TestCase("uk", true)]
    [TestCase("en", false)]
    public async Task A_round_goes_its_whole_way(string language, bool javaScript)
    {
        await using var way = await RoundWay.Begin(hub, time, new(language, javaScript, Phone: !javaScript));

        await way.Announce();
        await way.Enter();
        await way.Invite();
        await way.ReturnMendAndAdmit();
        await way.KeepAway();
        await way.Assign();
        await way.ExtendTheJury();
        await way.Score();
        await way.DecideTheTie();
        await way.PublishAndAward();
        await way.Appeal();
        await way.IntoTheArchive();

        Assert.That(way.Complaints, Is.Empty);
    }
}
