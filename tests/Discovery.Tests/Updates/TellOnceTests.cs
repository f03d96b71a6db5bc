using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Hub.Discovery.Saved;
using Hub.Discovery.Searching;
using Hub.Discovery.Updates;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Discovery.Tests.Updates;

/// <summary>
/// Whatever is published, changed, withdrawn, saved, paused and deleted in whatever order, with hosts that die and two that work at once: each item is told
/// once to each person one of whose searches found it, and to nobody else.
/// </summary>
[Engines]
internal sealed class TellOnceTests(EngineKind engine)
{
    private const int Stories = 30;
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 10, 20, 6, 0, 0, TimeSpan.Zero));
    private readonly Killer killer = new();
    private TestDatabase database = null!;
    private HubApp one = null!;
    private HubApp other = null!;
    private int told;

    [OneTimeSetUp]
    public async Task Start()
    {
        database = await TestDatabase.Create(engine);
        one = await HubApp.Start(new() { Database = database, Time = time, Adjust = builder => builder.Services.ConfigureDbContext<DiscoveryDb>(options => options.AddInterceptors(killer)) });
        other = await HubApp.Start(new() { Database = database, Time = time });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await one.DisposeAsync();
        await other.DisposeAsync();
        await database.DisposeAsync();
    }

    [Test]
    public async Task Stories_tell_something_at_all()
    {
        var told = this.told;
        for (var seed = 1; seed <= 5; seed++)
            Assert.That(await Live(seed), Is.Null, $"seed {seed}");

        Assert.That(this.told - told, Is.GreaterThan(10));
    }

    [Test]
    public async Task A_host_that_dies_at_any_command_has_told_all_or_nothing()
    {
        var cast = new Cast();
        var id = await one.Run<SaveQuery, Guid>(save => save.Run(cast.People[0], cast.Query(0), "Пошук", UpdatePace.AtOnce, "uk", CancellationToken.None));
        await one.TellAndCatchUp(cast.Publish(0, 1), cast.Publish(1, 1));
        await one.Run<FindNews>(find => find.Run(CancellationToken.None));
        var states = new List<(int Told, int Notices, int Waiting, bool IsMarked)>();
        bool died;
        do
        {
            died = await Die(states.Count, hub => hub.Run<TellNews>(tell => tell.Run(CancellationToken.None)));
            states.Add(await one.Db<DiscoveryDb, (int, int, int, bool)>(async db => (
                await db.Told.CountAsync(t => t.PersonId == cast.People[0]), (await Told(cast)).Count, await db.Found.CountAsync(f => f.QueryId == id),
                await db.SavedQueries.AnyAsync(q => q.Id == id && q.ToldAt != null))));
        } while (died);

        var (nothing, all) = ((0, 0, 2, false), (2, 2, 0, true));
        Assert.That(states.Count(s => s == nothing), Is.GreaterThan(4), "it died before each command");
        Assert.That(states.Distinct(), Is.SubsetOf(new[] { nothing, all }));
        Assert.That(states[^1], Is.EqualTo(all));
        await one.Db<DiscoveryDb>(db => db.SavedQueries.Where(q => q.Id == id).ExecuteDeleteAsync());
    }

    [Property(MaxTest = Stories)]
    public FsCheck.Property Each_item_is_told_once_to_each_person_over_any_searches_paces_restarts_and_hosts() => Prop.ForAll(
        Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed => Task.Run(() => Live(seed)).GetAwaiter().GetResult() is { } wrong
            ? throw new InvalidOperationException($"seed {seed}: {wrong}") : true);

    /// <returns>What differs from the model; null when nothing does.</returns>
    private async Task<string?> Live(int seed)
    {
        var (cast, model) = (new Cast(), new StoryModel(time.GetUtcNow()));
        foreach (var step in Story.Of(seed, 25))
        {
            model.Do(step);
            await Do(step, cast);
        }
        var told = await Told(cast);
        foreach (var id in cast.Saved.Values)
            await one.Db<DiscoveryDb>(db => db.SavedQueries.Where(q => q.Id == id).ExecuteDeleteAsync());
        this.told += told.Count;
        return told.Distinct().Count() != told.Count ? "told twice"
            : model.Told.SetEquals(told) ? null
            : $"told {Said(told)} instead of {Said(model.Told)}";
    }

    private async Task Do(Step step, Cast cast)
    {
        switch (step)
        {
            case Step.Published p:
                await one.TellAndCatchUp(cast.Publish(p.Item, p.Topics));
                break;
            case Step.Withdrawn w:
                await one.TellAndCatchUp(cast.Withdraw(w.Item));
                break;
            case Step.Saved s when !cast.Saved.ContainsKey((s.Person, s.Query)):
                cast.Saved[(s.Person, s.Query)] = await one.Run<SaveQuery, Guid>(save => save.Run(cast.People[s.Person], cast.Query(s.Query), "Пошук", s.Pace, "uk", CancellationToken.None));
                break;
            case Step.PaceChanged c when cast.Saved.TryGetValue((c.Person, c.Query), out var id):
                var seen = await one.Db<DiscoveryDb, int>(db => db.SavedQueries.Where(q => q.Id == id).Select(q => q.Version).SingleAsync());
                await one.Run<ChangeSavedQuery>(change => change.Run(cast.People[c.Person], id, seen, "Пошук", c.Pace, CancellationToken.None));
                break;
            case Step.Paused p when cast.Saved.TryGetValue((p.Person, p.Query), out var id):
                await one.Run<PauseSavedQuery>(pause => pause.Run(cast.People[p.Person], id, CancellationToken.None));
                break;
            case Step.Resumed r when cast.Saved.TryGetValue((r.Person, r.Query), out var id):
                await one.Run<ResumeSavedQuery>(resume => resume.Run(cast.People[r.Person], id, CancellationToken.None));
                break;
            case Step.Deleted d when cast.Saved.Remove((d.Person, d.Query), out var id):
                await one.Run<DeleteSavedQuery>(delete => delete.Run(cast.People[d.Person], id, CancellationToken.None));
                break;
            case Step.Passed p:
                time.Advance(TimeSpan.FromHours(p.Hours));
                break;
            case Step.Ran:
                await Run(one);
                break;
            case Step.BothRan:
                await other.CatchUp();
                await Task.WhenAll(Task.Run(() => Run(one)), Task.Run(() => Run(other)));
                // What one host left to the other because that was just at it.
                await Run(one);
                break;
            case Step.Died died:
                await Die(died.Command, Run);
                await Run(one);
                break;
        }
    }

    /// <returns>Whether it came to that.</returns>
    private async Task<bool> Die(int command, Func<HubApp, Task> doing)
    {
        killer.KillAfter(command);
        try
        {
            await doing(one);
            return false;
        }
        catch (Exception failure) when (failure is Killed || failure.GetBaseException() is Killed)
        {
            // The next host goes on where this one left off.
            return true;
        }
        finally
        {
            killer.Revive();
        }
    }

    private static Task Run(HubApp hub) => hub.Run<SendUpdates>(send => send.Run(CancellationToken.None));

    private async Task<List<(int Person, int Item)>> Told(Cast cast)
    {
        var rows = await one.Db<DiscoveryDb, List<Hub.SharedKernel.Events.OutboxRow>>(db => db.Outbox.AsNoTracking().Where(r => r.Type == typeof(NoticeRaised).FullName).ToListAsync());
        return [.. from row in rows
                   let fact = System.Text.Json.JsonSerializer.Deserialize<NoticeRaised>(row.Payload)!
                   let person = cast.People.IndexOf(fact.PersonId!.Value)
                   where person >= 0
                   select (person, int.Parse(fact.Link.Split('-')[^1], CultureInfo.InvariantCulture))];
    }

    private static string Said(IEnumerable<(int Person, int Item)> told) => string.Join(' ', told.Order().Select(t => $"{t.Person}:{t.Item}"));

    /// <summary>The people, searches and items of one story; no other story has the same.</summary>
    private sealed class Cast
    {
        private readonly string tag = Guid.NewGuid().ToString("N")[..12];
        private readonly List<ItemPublished> items = [.. Enumerable.Range(0, Story.Items).Select(n => Portal.Item("Матеріал") with { Version = 0, Path = $"/practices/story-{n}" })];

        public List<Guid> People { get; } = [.. Enumerable.Range(0, Story.People).Select(_ => Guid.CreateVersion7())];

        public Dictionary<(int Person, int Query), Guid> Saved { get; } = [];

        public ItemPublished Publish(int item, int topics) => items[item] = items[item] with
        {
            Version = items[item].Version + 1,
            Topics = [.. new[] { 1, 2 }.Where(bit => (topics & bit) != 0).Select(Topic)],
        };

        public ItemWithdrawn Withdraw(int item)
        {
            items[item] = items[item] with { Version = items[item].Version + 1 };
            return items[item].Gone(items[item].Version);
        }

        public SearchQuery Query(int query) => query switch
        {
            0 => SearchQuery.Everything.With(Facet.Topic, Topic(1)),
            1 => SearchQuery.Everything.With(Facet.Topic, Topic(2)),
            2 => SearchQuery.Everything.With(Facet.Topic, Topic(1), Topic(2)),
            _ => (SearchQuery.Everything with { Words = "матеріали" }).With(Facet.Topic, Topic(1)),
        };

        private string Topic(int bit) => $"{tag}-{bit}";
    }
}
