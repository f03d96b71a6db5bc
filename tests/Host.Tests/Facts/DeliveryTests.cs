using Hub.Ledger;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Host.Tests.Facts;

/// <summary>Each effect of a fact happens exactly once, whatever goes wrong.</summary>
[Engines]
public sealed class DeliveryTests(EngineKind engine)
{
    private TestDatabase database = null!;

    [SetUp]
    public async Task Create() => database = await TestDatabase.Create(engine);

    [TearDown]
    public async Task Delete() => await database.DisposeAsync();

    [Test]
    public async Task Every_subscriber_takes_a_fact_once_though_it_is_delivered_again()
    {
        var clock = LedgerFacts.Clock();
        await using var hub = await LedgerFacts.Hub(database, clock);
        await hub.Write(1);

        Assert.That(await hub.DeliverOutbox(), Is.EqualTo(1));
        clock.Advance(OutboxDispatcher.Lease);
        await hub.Db<LedgerDb>(db => db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(r => r.DeliveredAt, (DateTimeOffset?)null)));
        Assert.That(await hub.DeliverOutbox(), Is.EqualTo(1));

        Assert.That(await hub.Effects(1), Is.EqualTo(LedgerFacts.Everybody));
    }

    [Test]
    public async Task A_change_that_was_not_saved_tells_nothing()
    {
        await using var hub = await LedgerFacts.Hub(database);

        Assert.That(() => hub.Run<WriteEntries>(write => write.Run(1, 1, "")), Throws.TypeOf<SharedKernel.RuleViolation>());
        Assert.That(await hub.DeliverOutbox(), Is.Zero);
    }

    [Test]
    public async Task A_subscriber_that_throws_twice_gets_the_fact_a_third_time_and_the_others_only_once()
    {
        var clock = LedgerFacts.Clock();
        await using var hub = await LedgerFacts.Hub(database, clock);
        hub.Weather().Fail(number: 1, times: 2);
        await hub.Write(1);

        Assert.That(await hub.DeliverOutbox(), Is.Zero);
        Assert.That(await hub.Effects(1), Is.EqualTo(["first", "last"]), "the others are done though one failed");
        Assert.That(await hub.Text(1), Is.EqualTo("текст"), "what the failed one had sent to the database was taken back");
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.That(await hub.DeliverOutbox(), Is.Zero);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.That(await hub.DeliverOutbox(), Is.Zero, "the second wait is longer");
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.That(await hub.DeliverOutbox(), Is.EqualTo(1));
        Assert.That(await hub.Effects(1), Is.EqualTo(LedgerFacts.Everybody));
        Assert.That(await hub.Text(1), Is.EqualTo("текст!"));
    }

    [Test]
    public async Task A_stuck_fact_shows_its_error_and_blocks_nobody()
    {
        await using var hub = await LedgerFacts.Hub(database, LedgerFacts.Clock());
        hub.Weather().Fail(number: 1, times: int.MaxValue);
        await hub.Write(1);
        await hub.Write(2);

        Assert.That(await hub.DeliverOutbox(), Is.EqualTo(1));
        var stuck = await hub.Db<LedgerDb, OutboxRow>(db => db.Outbox.AsNoTracking().SingleAsync(r => r.DeliveredAt == null));
        Assert.Multiple(() =>
        {
            Assert.That(stuck.Error, Does.Contain("Lightning struck entry 1."));
            Assert.That(stuck.Attempts, Is.EqualTo(1));
        });
        Assert.That(await hub.Effects(2), Is.EqualTo(LedgerFacts.Everybody));
    }

    [Test]
    public async Task A_subscriber_that_cannot_be_made_fails_alone()
    {
        await using var hub = await LedgerFacts.Hub(database, LedgerFacts.Clock());
        hub.Weather().Unmakeable = true;
        await hub.Write(1);

        Assert.That(await hub.DeliverOutbox(), Is.Zero);
        Assert.That(await hub.Effects(1), Is.EqualTo(LedgerFacts.Everybody));
        Assert.That((await hub.Row()).Error, Does.Contain("This subscriber cannot be made."));
    }

    [Test]
    public async Task A_fact_nobody_knows_any_more_is_kept_with_a_sentence()
    {
        await using var hub = await LedgerFacts.Hub(database);
        await hub.Write(1);
        await hub.Db<LedgerDb>(db => db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(r => r.Type, "Hub.Gone.ThingHappened")));

        Assert.That(await hub.DeliverOutbox(), Is.Zero);
        Assert.That((await hub.Row()).Error, Does.Contain("No loaded module knows the fact Hub.Gone.ThingHappened."));
    }

    [Test]
    public async Task Facts_saved_together_are_delivered_in_the_order_they_were_told()
    {
        await using var hub = await LedgerFacts.Hub(database, LedgerFacts.Clock());
        await hub.Write(1, 150);

        Assert.That(await hub.DeliverOutbox(), Is.EqualTo(150));

        var order = await hub.Db<LedgerDb, List<int>>(async db =>
            [.. (await db.Effects.AsNoTracking().Where(e => e.By == "last").ToListAsync()).OrderBy(e => e.Id).Select(e => e.Number)]);
        var told = await hub.Db<LedgerDb, List<string>>(db => db.Outbox.AsNoTracking().OrderBy(r => r.OccurredAt).Select(r => r.Payload).ToListAsync());
        Assert.Multiple(() =>
        {
            Assert.That(order, Has.Count.EqualTo(150));
            Assert.That(told.Select(t => System.Text.Json.JsonDocument.Parse(t).RootElement.GetProperty("Number").GetInt32()), Is.EqualTo(Enumerable.Range(1, 150)));
        });
    }
}
