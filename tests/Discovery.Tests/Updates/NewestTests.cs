using Hub.Discovery.Projection;
using Hub.Discovery.Saved;
using Hub.Discovery.Searching;
using Hub.Discovery.Updates;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Discovery.Tests.Updates;

/// <summary>What is new to a search: not what was there when it was saved, and nothing between.</summary>
[Engines]
internal sealed class NewestTests(EngineKind engine)
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
    public async Task An_item_that_was_there_is_not_new_when_it_is_changed()
    {
        var (item, person) = (Portal.Item("Давня практика") with { Topics = ["old"] }, Guid.CreateVersion7());
        await hub.Tell(item);
        await Save(person, "topic=old");
        await hub.TellAndCatchUp(item with { Version = 2, SummaryUk = "Нове слово" });
        await hub.Run<SendUpdates>(u => u.Run(CancellationToken.None));

        Assert.That(await Told(person), Is.Empty);
    }

    [Test]
    public async Task An_item_from_before_there_were_saved_searches_is_not_new()
    {
        var (item, person) = (Portal.Item("З попереднього випуску") with { Topics = ["released"] }, Guid.CreateVersion7());
        await hub.Tell(item);
        await hub.Db<DiscoveryDb>(async db =>
        {
            // Back to the tables without saved searches, with the item in them, and on again.
            var migrations = db.Database.GetMigrations().ToList();
            await db.Database.MigrateAsync(migrations[migrations.FindIndex(m => m.EndsWith("_SavedQueries", StringComparison.Ordinal)) - 1]);
            await db.Database.MigrateAsync();
        });
        await Save(person, "topic=released");
        await hub.TellAndCatchUp(item with { Version = 2, SummaryUk = "Нове слово" });
        await hub.Run<SendUpdates>(u => u.Run(CancellationToken.None));

        Assert.That(await Told(person), Is.Empty);
    }

    [Test]
    public async Task An_item_published_while_a_search_is_being_saved_waits_and_is_new_to_it()
    {
        var (item, person) = (Portal.Item("Одночасна") with { Topics = ["meanwhile"] }, Guid.CreateVersion7());
        await using var scope = hub.Services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DiscoveryDb>();
        await using var open = await db.Database.BeginTransactionAsync();
        db.SavedQueries.Add(SavedQuery.Save(person, SearchQuery.Parse("topic=meanwhile"), "Пошук", UpdatePace.AtOnce, "uk", await db.HoldChanges(CancellationToken.None), TimeProvider.System.GetUtcNow()));
        await db.SaveChangesAsync();
        // On a thread of its own: an embedded engine waits where it is asked.
        var other = Task.Run(() => hub.Tell(item));
        await open.CommitAsync();
        await other;
        await hub.CatchUp();
        await hub.Run<SendUpdates>(u => u.Run(CancellationToken.None));

        Assert.That(await Told(person), Is.EqualTo(new[] { item.ItemId }));
    }

    [Test]
    public async Task A_filter_no_new_item_has_leaves_the_others_alone()
    {
        var (item, person) = (Portal.Item("Вузький пошук") with { Topics = ["narrow"], OrganisationCode = "12345678", Territory = "UA05020030010063857" }, Guid.CreateVersion7());
        foreach (var query in new[] { "topic=narrow&org=12345678&region=UA-05&place=UA0502&year=2026&module=practices&kind=practices.practice&lang=uk", "topic=narrow&org=87654321", "topic=narrow&region=UA-26" })
            await Save(person, query);
        await hub.TellAndCatchUp(item);
        await hub.Run<SendUpdates>(u => u.Run(CancellationToken.None));
        var names = await hub.Db<DiscoveryDb, List<string>>(db => db.SavedQueries.Where(q => q.PersonId == person && q.ToldAt != null).Select(q => q.Query).ToListAsync());

        Assert.That(await Told(person), Has.Count.EqualTo(1));
        Assert.That(names.Single(), Does.Contain("region=UA-05"));
    }

    private Task<Guid> Save(Guid person, string query) =>
        hub.Run<SaveQuery, Guid>(save => save.Run(person, SearchQuery.Parse(query), "Пошук", UpdatePace.AtOnce, "uk", CancellationToken.None));

    private Task<List<Guid>> Told(Guid person) => hub.Db<DiscoveryDb, List<Guid>>(db => db.Told.Where(t => t.PersonId == person).Select(t => t.ItemId).ToListAsync());
}
