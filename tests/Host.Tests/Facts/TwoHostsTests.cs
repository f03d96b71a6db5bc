using Hub.Ledger;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Host.Tests.Facts;

/// <summary>Two hosts on one database share the work.</summary>
[Engines]
public sealed class TwoHostsTests(EngineKind engine)
{
    private const int Facts = 500;
    private TestDatabase database = null!;

    [SetUp]
    public async Task Create() => database = await TestDatabase.Create(engine);

    [TearDown]
    public async Task Delete() => await database.DisposeAsync();

    [Test]
    public async Task Two_dispatchers_at_once_bring_each_effect_about_once()
    {
        await using var one = await LedgerFacts.Hub(database);
        await using var other = await LedgerFacts.Hub(database);
        await one.Write(1, Facts);

        var delivered = await Task.WhenAll(Task.Run(one.DeliverOutbox), Task.Run(other.DeliverOutbox));

        Assert.That(delivered.Sum(), Is.EqualTo(Facts), "no fact was delivered by both");
        var effects = await one.Db<LedgerDb, List<string>>(db => db.Effects.AsNoTracking().Select(e => e.By + " " + e.Number).ToListAsync());
        Assert.Multiple(() =>
        {
            Assert.That(effects, Has.Count.EqualTo(Facts * LedgerFacts.Everybody.Length));
            Assert.That(effects, Is.Unique);
        });
    }

    [Test]
    public async Task A_fact_committed_on_one_host_wakes_its_own_dispatcher_at_once()
    {
        var settings = new Dictionary<string, string?> { ["Hub:Dispatcher"] = "true" };
        // The clock stands still: only the signal after the commit can wake the dispatcher.
        await using var hub = await LedgerFacts.Hub(database, LedgerFacts.Clock(), settings);
        var done = new TaskCompletionSource();
        hub.Weather().InTheMidst = done.SetResult;

        await hub.Write(1);

        Assert.That(() => done.Task.WaitAsync(TimeSpan.FromSeconds(20)), Throws.Nothing);
    }
}
