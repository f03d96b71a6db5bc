using Hub.Ledger;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Host.Tests.Facts;

/// <summary>A host that dies at any moment loses no fact and repeats no effect.</summary>
[Engines]
public sealed class CrashTests(EngineKind engine)
{
    private TestDatabase database = null!;

    [SetUp]
    public async Task Create() => database = await TestDatabase.Create(engine);

    [TearDown]
    public async Task Delete() => await database.DisposeAsync();

    [Test]
    public async Task A_fact_saved_before_a_crash_is_delivered_by_the_next_host()
    {
        await using (var dying = await LedgerFacts.Hub(database))
            await dying.Write(1);

        await using var next = await LedgerFacts.Hub(database);

        Assert.That(await next.DeliverOutbox(), Is.EqualTo(1));
        Assert.That(await next.Effects(1), Is.EqualTo(LedgerFacts.Everybody));
    }

    [Test]
    public async Task A_host_that_dies_while_delivering_leaves_a_lease_that_runs_out()
    {
        var clock = LedgerFacts.Clock();
        await using (var dying = await LedgerFacts.Hub(database, clock))
        {
            await dying.Write(1);
            await Claim(dying, clock.GetUtcNow() + OutboxDispatcher.Lease);
        }

        await using var next = await LedgerFacts.Hub(database, clock);

        Assert.That(await next.DeliverOutbox(), Is.Zero, "another host may still be at it");
        clock.Advance(OutboxDispatcher.Lease);
        Assert.That(await next.DeliverOutbox(), Is.EqualTo(1));
        Assert.That(await next.Effects(1), Is.EqualTo(LedgerFacts.Everybody));
    }

    [Test]
    public async Task A_crash_after_the_effect_and_before_it_is_noted_repeats_nothing()
    {
        var clock = LedgerFacts.Clock();
        await using (var dying = await LedgerFacts.Hub(database, clock))
        {
            await dying.Write(1);
            await dying.DeliverOutbox();
            await dying.Db<LedgerDb>(db => db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(r => r.DeliveredAt, (DateTimeOffset?)null)));
        }

        clock.Advance(OutboxDispatcher.Lease);
        await using var next = await LedgerFacts.Hub(database, clock);

        Assert.That(await next.DeliverOutbox(), Is.EqualTo(1));
        Assert.That(await next.Effects(1), Is.EqualTo(LedgerFacts.Everybody));
        Assert.That(await next.Text(1), Is.EqualTo("текст!"));
    }

    [Test]
    public async Task A_host_that_stops_in_the_midst_gives_the_fact_back_at_once()
    {
        await using var hub = await LedgerFacts.Hub(database, LedgerFacts.Clock());
        await hub.Write(1);
        using var stopping = new CancellationTokenSource();
        hub.Weather().InTheMidst = () => { stopping.Cancel(); stopping.Token.ThrowIfCancellationRequested(); };

        Assert.That(() => hub.Services.GetRequiredService<OutboxDispatcher>().DeliverDue(stopping.Token),
            Throws.InstanceOf<OperationCanceledException>());
        hub.Weather().InTheMidst = () => { };

        Assert.That((await hub.Row()).Error, Is.Null, "stopping is no failure of a subscriber");
        Assert.That(await hub.DeliverOutbox(), Is.EqualTo(1));
        Assert.That(await hub.Effects(1), Is.EqualTo(LedgerFacts.Everybody));
    }

    private static Task Claim(HubApp hub, DateTimeOffset until) => hub.Db<LedgerDb>(db => db.Outbox.ExecuteUpdateAsync(
        set => set.SetProperty(r => r.Attempts, r => r.Attempts + 1).SetProperty(r => r.DueAt, until)));
}
