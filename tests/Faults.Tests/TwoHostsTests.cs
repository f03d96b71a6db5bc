using Hub.SharedKernel.Data;

namespace Hub.Faults.Tests;

/// <summary>Two hosts on one database behind nginx, one of which dies again and again.</summary>
public sealed class TwoHostsTests
{
    private const int Times = 5;
    private static readonly Dictionary<string, string> behindProxy = new() { ["Hub:BehindProxy"] = "true", ["Hub:Address"] = "https://hub.example.org" };

    [Test]
    public async Task While_one_is_killed_the_other_goes_on_and_takes_over_its_work()
    {
        await using var place = await TestDatabase.Create(EngineKind.PostgreSql);
        await using var steady = await HubProcess.Start(place, Ports.Free(), behindProxy).Ready();
        var port = Ports.Free();
        var dying = await HubProcess.Start(place, port, behindProxy).Ready();
        await using var nginx = await Nginx.Before(steady.Address, dying.Address);
        var load = WritingLoad.On(3, nginx.Address);
        using var visitor = new HttpClient(Nginx.Trusting()) { BaseAddress = nginx.Address };
        var (answered, unanswered) = (0, 0);
        try
        {
            for (var time = 0; time < Times; time++)
            {
                await load.More(10);
                await dying.Kill();
                for (var look = 0; look < 10; look++)
                {
                    using var page = await visitor.GetAsync($"ledger?look={time}-{look}");
                    if (page.IsSuccessStatusCode)
                        answered++;
                    else
                        unanswered++;
                }
                await load.More(10);
                await dying.DisposeAsync();
                dying = await HubProcess.Start(place, port, behindProxy).Ready();
            }
            await load.Stop();
            await dying.Kill();
            await Books.Settled(place);
            await TestContext.Out.WriteLineAsync($"visitors: {answered} answered, {unanswered} not");
            Assert.That(unanswered, Is.Zero);
            await Books.Balance(place, load, $"one of two hosts killed {Times + 1} times");
        }
        finally
        {
            await load.DisposeAsync();
            await dying.DisposeAsync();
        }
    }
}
