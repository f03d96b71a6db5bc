using Hub.Discovery.Indexing;
using Hub.SharedKernel.Data;

namespace Hub.Discovery.Tests.Indexing;

/// <summary>An index that is killed, deleted, damaged or asked for anew ends as whole as before, on every engine.</summary>
[Engines]
internal sealed class IndexLifeTests(EngineKind engine)
{
    private TestDatabase database = null!;

    [SetUp]
    public async Task Create() => database = await TestDatabase.Create(engine);

    [TearDown]
    public async Task Delete() => await database.DisposeAsync();

    [Test]
    public async Task What_is_published_is_found_and_what_is_withdrawn_is_gone()
    {
        await using var hub = await Hub();
        var item = Portal.Item("Електронна черга");
        await hub.TellAndCatchUp(item);
        var found = await hub.Titles("черги");
        await hub.TellAndCatchUp(item with { Version = 2, TitleUk = "Запис онлайн" });
        var (old, renamed) = (await hub.Ask("q=черга"), await hub.Titles("запис"));
        await hub.TellAndCatchUp(item.Gone(3));

        Assert.Multiple(() =>
        {
            Assert.That(found, Is.EqualTo(new[] { "Електронна черга" }));
            Assert.That(old.Total, Is.Zero);
            Assert.That(renamed, Is.EqualTo(new[] { "Запис онлайн" }));
            Assert.That(hub.Ask("").Result.Total, Is.Zero);
        });
    }

    [Test]
    public async Task A_host_that_never_wrote_its_index_down_finds_everything_after_a_restart()
    {
        var dying = await Hub();
        await Fill(dying, 30);
        await dying.CatchUp();
        var files = Copy(dying);
        await dying.DisposeAsync();
        // What a killed process leaves: the files as they were, with what was in memory lost.
        Restore(files);

        await using var next = await Hub();
        await next.CatchUp();

        Assert.That((await next.Ask("")).Total, Is.EqualTo(30));
    }

    [Test]
    public async Task An_index_killed_while_it_was_made_goes_on_where_its_last_commit_left_off()
    {
        await using (var first = await Hub())
            await Fill(first, SearchIndex.Batch + 20);
        await using var hub = await Hub();
        using var stop = new CancellationTokenSource();
        var columns = new SegmentColumns.Cache(new FacetNumbers());
        var folder = Path.Combine(database.Folder, "discovery", "1", "half");
        using (var half = IndexFolder.Create(folder, 1, columns))
        {
            half.Reached(0, isComplete: false);
            half.Commit();
        }
        await hub.CatchUp();

        Assert.Multiple(() =>
        {
            Assert.That(hub.Index().IsReady, Is.True);
            Assert.That(Directory.Exists(folder), Is.True, "it was gone on with, not thrown away");
            Assert.That(hub.Ask("").Result.Total, Is.EqualTo(SearchIndex.Batch + 20));
        });
    }

    [Test]
    public async Task A_deleted_folder_is_made_anew_while_the_portal_serves()
    {
        await using var hub = await Hub();
        await Fill(hub, 5);
        await hub.CatchUp();
        Directory.Delete(Path.Combine(database.Folder, "discovery"), recursive: true);

        var meanwhile = await hub.Get("/discovery");
        await hub.CatchUp();

        Assert.Multiple(() =>
        {
            Assert.That(meanwhile.Status, Is.EqualTo(200));
            Assert.That(hub.Ask("").Result.Total, Is.EqualTo(5));
            Assert.That(hub.Get("/discovery").Result.Main, Does.Not.Contain("Пошук готується"));
        });
    }

    [Test]
    public async Task A_damaged_index_is_noticed_at_the_start_and_made_anew()
    {
        await using (var before = await Hub())
        {
            await Fill(before, 20);
            await before.CatchUp();
        }
        foreach (var file in Directory.EnumerateFiles(Path.Combine(database.Folder, "discovery"), "_*", SearchOption.AllDirectories))
            Damage(file);

        await using var hub = await Hub();
        await hub.CatchUp();

        Assert.Multiple(() =>
        {
            Assert.That(hub.Ask("").Result.Total, Is.EqualTo(20));
            Assert.That(hub.Log.Any(l => l.Text.Contains("is damaged or of another version", StringComparison.Ordinal)), Is.True);
        });
    }

    [Test]
    public async Task Before_the_index_is_there_the_page_serves_and_says_so_in_both_languages()
    {
        await using var hub = await Hub();

        var (uk, en) = (await hub.Get("/discovery?q=черга"), await hub.Get("/en/discovery?q=queue"));

        Assert.Multiple(() =>
        {
            Assert.That((uk.Status, en.Status), Is.EqualTo((200, 200)));
            Assert.That(uk.Main, Does.Contain("Пошук готується"));
            Assert.That(en.Main, Does.Contain("The search is getting ready"));
        });
    }

    [Test]
    public async Task The_command_reindex_makes_it_anew_on_every_host()
    {
        await using var hub = await Hub();
        await Fill(hub, 5);
        await hub.CatchUp();
        var before = hub.Index().Mark!.Generation;

        var items = await hub.Run<Reindex, int>(reindex => reindex.Run(CancellationToken.None));
        await hub.CatchUp();

        Assert.Multiple(() =>
        {
            Assert.That(items, Is.EqualTo(5));
            Assert.That(hub.Index().Mark!.Generation, Is.EqualTo(before + 1));
            Assert.That(hub.Ask("").Result.Total, Is.EqualTo(5));
            Assert.That(Directory.GetDirectories(Path.Combine(database.Folder, "discovery", "1")), Has.Length.EqualTo(1), "the old one is deleted");
        });
    }

    [Test]
    public async Task Two_hosts_on_one_database_find_the_same()
    {
        await using var one = await Hub();
        await using var other = await Hub();
        var told = Enumerable.Range(0, 24).Select(n => Portal.Item($"Практика {n}")).ToList();
        await Task.WhenAll(told.Select((item, n) => (n % 2 == 0 ? one : other).Tell(item)));
        await one.Tell(told[0].Gone());
        await Task.WhenAll(one.CatchUp(), other.CatchUp());

        Assert.Multiple(() =>
        {
            Assert.That(Ids(one), Has.Count.EqualTo(23));
            Assert.That(Ids(other), Is.EqualTo(Ids(one)));
            Assert.That(other.Index().Mark!.Change, Is.EqualTo(one.Index().Mark!.Change));
            Assert.That(Directory.GetDirectories(Path.Combine(database.Folder, "discovery")), Has.Length.EqualTo(2), "each has a folder of its own");
        });
    }

    private Task<HubApp> Hub() => HubApp.Start(new() { Database = database, Settings = new Dictionary<string, string?> { ["Hub:CacheSeconds"] = "0" } });

    private static Task Fill(HubApp hub, int count) => hub.Tell([.. Enumerable.Range(0, count).Select(n => Portal.Item($"Практика {n}"))]);

    private static List<Guid> Ids(HubApp hub) => [.. hub.Ask("", take: 100).Result.Hits.Select(h => h.ItemId).Order()];

    private List<(string Path, byte[] Bytes)> Copy(HubApp hub)
    {
        Assert.That(hub.Index().IsReady, Is.True);
        return [.. Directory.EnumerateFiles(Path.Combine(database.Folder, "discovery"), "*", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) != "taken").Select(f => (f, File.ReadAllBytes(f)))];
    }

    private void Restore(List<(string Path, byte[] Bytes)> files)
    {
        Directory.Delete(Path.Combine(database.Folder, "discovery"), recursive: true);
        foreach (var (path, bytes) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }
    }

    private static void Damage(string file)
    {
        var bytes = File.ReadAllBytes(file);
        for (var i = bytes.Length / 3; i < bytes.Length * 2 / 3; i++)
            bytes[i] ^= 0x5A;
        File.WriteAllBytes(file, bytes);
    }
}
