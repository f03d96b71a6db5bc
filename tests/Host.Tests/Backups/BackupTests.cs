using Hub.Backups;
using Hub.Host.Tests.Facts;
using Hub.Ledger;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Host.Tests.Backups;

/// <summary>A backup holds the portal of one moment, and a restore makes the same portal of it.</summary>
[Engines]
public sealed class BackupTests(EngineKind engine)
{
    private HubApp hub = null!;
    private TestDatabase target = null!;
    private string folder = null!;

    [OneTimeSetUp]
    public async Task Fill()
    {
        hub = await HubApp.Start(new() { Engine = engine, Demonstration = true });
        await hub.Write(1, 300);
        await Portal.Store(hub.Services, "Файл, якого не має демонстрація.");
        Directory.CreateDirectory(Path.Combine(hub.DataFolder, "exports"));
        await File.WriteAllTextAsync(Path.Combine(hub.DataFolder, "exports", "архів.zip".Replace("архів", "a1b2")), "archive");
        await File.WriteAllTextAsync(Path.Combine(hub.DataFolder, "modules.json"), """{"Modules":{}}""");
    }

    [OneTimeTearDown]
    public async Task Delete() => await hub.DisposeAsync();

    [SetUp]
    public async Task Empty()
    {
        target = await TestDatabase.Create(engine);
        folder = Path.Combine(Directory.CreateTempSubdirectory("hub-backup-").FullName, "b");
    }

    [TearDown]
    public async Task Clear()
    {
        await target.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    [Test]
    public async Task Every_table_and_every_file_comes_back_as_it_was()
    {
        var made = await Portal.Backup(hub.Services, folder);
        await using var empty = HubApp.Built(target);
        var (code, said) = Portal.Type(() => empty.Services, "uk", "restore", folder);

        Assert.That(code, Is.Zero, said);
        Assert.That(made.Modules.Sum(m => m.Rows), Is.GreaterThan(1000));
        Assert.That(made.Files.Count, Is.GreaterThan(1));
        await Portal.Same(hub.Services, hub.DataFolder, empty.Services, target.Folder);
        // And it is a portal: it starts without migrating anything, and shows what was in it.
        await using var again = await HubApp.Start(new() { Database = target, Settings = new Dictionary<string, string?> { ["Hub:Migrate"] = "false" } });
        Assert.That((await again.Get("/practices")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_backup_under_writing_load_shows_one_moment_of_all_modules()
    {
        using var stop = new CancellationTokenSource();
        var written = 0;
        var first = new TaskCompletionSource();
        // First the ledger, then another module: whoever sees the second must see the first.
        var writer = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await hub.Write(10_000 + written);
                await OtherModule(hub.Services, async db =>
                {
                    db.Inbox.Add(new InboxRow { EventId = Guid.CreateVersion7(), Subscriber = $"load {written}", TakenAt = DateTimeOffset.UnixEpoch });
                    await db.SaveChangesAsync();
                });
                written++;
                if (written == 5)
                    first.SetResult();
            }
        });
        await first.Task;
        var before = Volatile.Read(ref written);
        var made = await Portal.Backup(hub.Services, folder);
        var after = Volatile.Read(ref written);
        await stop.CancelAsync();
        await writer;

        await using var empty = HubApp.Built(target);
        await empty.Services.GetRequiredService<RestoreBackup>().Run(folder, new Told(_ => { }), default);
        await using var scope = empty.Services.CreateAsyncScope();
        var ledger = scope.ServiceProvider.GetRequiredService<LedgerDb>();
        var entries = await ledger.Entries.Where(e => e.Number >= 10_000).Select(e => e.Number).OrderBy(n => n).ToListAsync();
        var facts = await ledger.Outbox.CountAsync(o => o.Type.Contains(nameof(EntryWritten)));
        var seconds = 0;
        await OtherModule(empty.Services, async db => seconds = await db.Inbox.CountAsync(i => i.Subscriber.StartsWith("load ")));

        Assert.Multiple(() =>
        {
            Assert.That(made.OneMoment, Is.True);
            Assert.That(entries, Is.EqualTo(Enumerable.Range(10_000, entries.Count)), "a moment knows all that was before it");
            Assert.That(entries, Has.Count.InRange(before, after + 1));
            Assert.That(facts, Is.EqualTo(entries.Count + 300), "an entry and its fact were saved together");
            Assert.That(entries.Count - seconds, Is.InRange(0, 1), "the modules show the same moment");
        });
        await hub.Db<LedgerDb>(db => db.Entries.Where(e => e.Number >= 10_000).ExecuteDeleteAsync());
        await hub.Db<LedgerDb>(db => db.Outbox.Where(o => o.Payload.Contains("100")).ExecuteDeleteAsync());
    }

    [Test]
    public async Task A_restore_that_breaks_off_keeps_the_portal_from_starting_and_is_done_over_by_the_same_command()
    {
        await Portal.Backup(hub.Services, folder);
        await using var empty = HubApp.Built(target);
        var restore = empty.Services.GetRequiredService<RestoreBackup>();
        using var power = new CancellationTokenSource();
        var cut = new Told(step => { if (step.TextKey == "Backup.Step.RestoreRows" && step.Share > 0.5) power.Cancel(); });
        Assert.That(() => restore.Run(folder, cut, power.Token), Throws.InstanceOf<OperationCanceledException>());

        Assert.That(() => HubApp.Start(new() { Database = target }), Throws.TypeOf<RestoreUnfinished>());
        await restore.Run(folder, new Told(_ => { }), default);

        await Portal.Same(hub.Services, hub.DataFolder, empty.Services, target.Folder);
    }

    [Test]
    public async Task A_target_that_is_not_empty_is_refused_and_stays_as_it_is()
    {
        await Portal.Backup(hub.Services, folder);
        await using var taken = await HubApp.Start(new() { Database = target });
        var before = await Portal.Tables(taken.Services);

        var (code, said) = Portal.Type(() => taken.Services, "en", "restore", folder);

        Assert.That((code, said), Is.EqualTo((2, said)));
        Assert.That(said, Does.StartWith("There are tables already of the modules Cabinet, Contest"));
        Assert.That(await Portal.Tables(taken.Services), Is.EqualTo(before));
    }

    [Test]
    public async Task An_interrupted_backup_leaves_nothing()
    {
        using var ctrlC = new CancellationTokenSource();
        var cut = new Told(step => ctrlC.Cancel());

        Assert.That(() => Portal.Backup(hub.Services, folder, cut, ctrlC.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Directory.Exists(folder), Is.False);
    }

    private static async Task OtherModule(IServiceProvider services, Func<ModuleDb, Task> work)
    {
        await using var scope = services.CreateAsyncScope();
        await work(services.GetRequiredService<ModuleDatabases>().All.Single(d => d.Module.Name == "Practices").In(scope.ServiceProvider));
    }
}
