using Hub.Discovery.Projection;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Discovery.Tests.Projection;

/// <summary>The table holds what was told last, whatever the order of delivery, and its numbers of change are in the order of commits.</summary>
[Engines]
internal sealed class ProjectionTests(EngineKind engine)
{
    private TestDatabase database = null!;
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        database = await TestDatabase.Create(engine);
        hub = await HubApp.Start(new() { Database = database });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await hub.DisposeAsync();
        await database.DisposeAsync();
    }

    [Test]
    public async Task An_older_telling_never_overwrites_a_newer()
    {
        var id = Guid.CreateVersion7();
        await hub.Tell(Portal.Item("Нова назва", id, 3), Portal.Item("Стара назва", id, 2));

        Assert.That((await Row(id)).TitleUk, Is.EqualTo("Нова назва"));
    }

    [Test]
    public async Task A_withdrawn_item_stays_withdrawn_until_a_newer_version_is_published()
    {
        var item = Portal.Item("Відкликане", version: 2);
        await hub.Tell(item.Gone(version: 3), item, item with { Version = 3 });
        var gone = await Row(item.ItemId);
        await hub.Tell(item with { Version = 4 });

        Assert.Multiple(() =>
        {
            Assert.That((gone.IsWithdrawn, gone.TitleUk), Is.EqualTo((true, "")), "its texts are gone too");
            Assert.That(Row(item.ItemId).Result.IsWithdrawn, Is.False);
        });
    }

    [Test]
    public async Task Telling_the_same_again_changes_nothing()
    {
        var item = Portal.Item("Те саме") with { Topics = ["health", "land"], StartsAt = Portal.Day };
        await hub.Tell(item);
        var before = (await Row(item.ItemId)).Change;
        await hub.Tell(item);

        Assert.That((await Row(item.ItemId)).Change, Is.EqualTo(before));
    }

    [Test]
    public async Task Texts_longer_than_a_key_may_be_are_cut_and_not_refused()
    {
        var item = Portal.Item("Довге") with { Organisation = new string('о', 5000), Path = "/" + new string('x', 450), Topics = [.. Enumerable.Range(0, 500).Select(n => $"topic-{n}")] };
        await hub.Tell(item);

        Assert.That((await Row(item.ItemId)).Organisation, Has.Length.EqualTo(Item.OrganisationLength));
    }

    [Test]
    public async Task A_change_that_is_not_committed_yet_keeps_later_ones_waiting()
    {
        var (first, second) = (Portal.Item("Перша"), Portal.Item("Друга"));
        await using var scope = hub.Services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DiscoveryDb>();
        await using IDbContextTransaction open = await db.Database.BeginTransactionAsync();
        await scope.ServiceProvider.GetRequiredService<TakeItem>().Run(first.Module, first.Kind, first.ItemId, i => i.Take(first), CancellationToken.None);
        await db.SaveChangesAsync();

        // On a thread of its own: an embedded engine waits where it is asked.
        var other = Task.Run(() => hub.Tell(second));
        var seen = await hub.Db<DiscoveryDb, int>(d => d.Items.CountAsync(i => i.ItemId == second.ItemId));
        await open.CommitAsync();
        await other;

        Assert.That(seen, Is.Zero);
        Assert.That((await Row(second.ItemId)).Change, Is.GreaterThan((await Row(first.ItemId)).Change));
    }

    [Test]
    public async Task A_new_projection_asks_every_module_once_to_tell_its_items()
    {
        var asked = await hub.Db<DiscoveryDb, int>(db => db.Outbox.CountAsync(r => r.Type == typeof(ReplayRequested).FullName));
        Assert.That(asked, Is.EqualTo(1));
    }

    private Task<Item> Row(Guid id) => hub.Db<DiscoveryDb, Item>(db => db.Items.AsNoTracking().SingleAsync(i => i.ItemId == id));
}
