using Hub.Ledger;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Jobs;
using Hub.Works;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Host.Tests.Works;

/// <summary>Long work is done once, by one host at a time, is seen and cancelled, and goes on after the death of a host.</summary>
[Engines]
public sealed class WorkTests(EngineKind engine)
{
    private static readonly TestPerson administrator = new("Адміністраторка", "hub.administer");
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 28, 9, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;

    [SetUp]
    public async Task Create() => database = await TestDatabase.Create(engine);

    [TearDown]
    public async Task Delete() => await database.DisposeAsync();

    [Test]
    public async Task A_backup_begun_on_the_page_is_made_and_shown()
    {
        await using var hub = await Hub();
        var she = hub.As(administrator);

        await she.Post("/admin/works?handler=Backup");
        await she.Post("/admin/works?handler=Backup");
        Assert.That((await she.Get("/en/admin/works")).Main, Does.Contain("Waiting"));
        var done = await Book(hub).DoDue(default);

        var page = (await she.Get("/en/admin/works")).Main;
        Assert.Multiple(() =>
        {
            Assert.That(done, Is.EqualTo(1), "pressed twice, made once");
            Assert.That(page, Does.Contain("Backup").And.Contain("Done").And.Contain("2026-11-28-0900"));
            Assert.That(File.Exists(Path.Combine(database.Folder, "backups", "2026-11-28-0900", "manifest.sha256")), Is.True);
        });
    }

    [Test]
    public async Task Fifty_beginnings_of_one_work_at_once_begin_one()
    {
        await using var hub = await Hub();
        var id = Guid.CreateVersion7();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Book(hub).Begin(PortalModule.BackupKind, "x", "x", null, default, id))));

        Assert.That(await hub.Db<PortalDb, int>(db => db.Works.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Two_hosts_share_the_queue_and_do_each_work_once()
    {
        await using var one = await Hub();
        await using var other = await Hub();
        for (var n = 0; n < 6; n++)
            await Book(one).Begin(PortalModule.BackupKind, $"{n}", $"{n}", null, default);

        var done = await Task.WhenAll(Task.Run(() => Book(one).DoDue(default)), Task.Run(() => Book(other).DoDue(default)));

        Assert.That(done.Sum(), Is.EqualTo(6));
        Assert.That((await Book(one).Newest(default)).Select(w => w.Phase), Is.All.EqualTo(WorkPhase.Done));
    }

    [Test]
    public async Task Another_host_goes_on_when_the_first_died()
    {
        await using var hub = await Hub();
        var id = await Book(hub).Begin(PortalModule.BackupKind, "left", "left", null, default);
        // A host that took it and was killed: the row says Running, and nobody renews the lease.
        var until = time.GetUtcNow() + WorkBook.Lease;
        await hub.Db<PortalDb>(db => db.Works.ExecuteUpdateAsync(set => set.SetProperty(w => w.Phase, WorkPhase.Running)
            .SetProperty(w => w.Holder, Guid.CreateVersion7()).SetProperty(w => w.LeaseUntil, until).SetProperty(w => w.Attempts, 1)));
        Directory.CreateDirectory(Path.Combine(database.Folder, "backups", "left", "tables"));

        Assert.That(await Book(hub).DoDue(default), Is.Zero, "the lease still runs");
        time.Advance(WorkBook.Lease + TimeSpan.FromSeconds(1));
        Assert.That(await Book(hub).DoDue(default), Is.EqualTo(1));
        Assert.That((await Book(hub).Find(id, default))!.Phase, Is.EqualTo(WorkPhase.Done));
    }

    [Test]
    public async Task A_host_that_stops_gives_its_work_back()
    {
        await using var hub = await Hub();
        var id = await Book(hub).Begin("ledger.slow", "x", "x", null, default);
        using var stop = new CancellationTokenSource();
        hub.Services.GetRequiredService<Weather>().InTheMidst = stop.Cancel;

        Assert.That(() => Book(hub).DoDue(stop.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await Book(hub).Find(id, default))!.Phase, Is.EqualTo(WorkPhase.Waiting));
    }

    [Test]
    public async Task Work_in_the_terminal_is_seen_and_cancelled_on_the_page()
    {
        await using var hub = await Hub();
        var she = hub.As(administrator);
        var begun = new TaskCompletionSource();
        var work = Book(hub).RunHere("practices.import", "practices.csv", async (run, stop) =>
        {
            run.Report(new("Import.Step.Save", 10, 40));
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, stop);
            return new WorkResult("Import.Done");
        }, default);
        await begun.Task;
        await Until(async () => { time.Advance(WorkBook.Beat); return (await Book(hub).Newest(default))[0].Step is not null; });

        var page = (await she.Get("/en/admin/works")).Main;
        var id = (await Book(hub).Newest(default))[0].Id;
        await she.Post("/admin/works?handler=Cancel", ("id", id.ToString()));
        await Until(() => { time.Advance(WorkBook.Beat); return Task.FromResult(work.IsCompleted); });

        Assert.Multiple(() =>
        {
            Assert.That(page, Does.Contain("Import of practices").And.Contain("practices.csv").And.Contain("Saved 10 of 40 kB").And.Contain("Operator of the portal"));
            Assert.That(work.IsCanceled, Is.True);
        });
        Assert.That((await Book(hub).Find(id, default))!.Phase, Is.EqualTo(WorkPhase.Cancelled));
    }

    [Test]
    public async Task Work_of_a_terminal_that_was_closed_is_called_failed_and_not_taken_up()
    {
        await using var hub = await Hub();
        await hub.Db<PortalDb>(db =>
        {
            db.Works.Add(Work.Here("practices.import", "x.csv", Guid.CreateVersion7(), time.GetUtcNow(), time.GetUtcNow()));
            return db.SaveChangesAsync();
        });
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(await Book(hub).DoDue(default), Is.Zero);
        Assert.That((await Book(hub).Newest(default))[0].Result!.TextKey, Is.EqualTo("Works.TerminalGone"));
    }

    [Test]
    public async Task Waiting_work_is_cancelled_at_once_and_visitors_see_nothing_of_it()
    {
        await using var hub = await Hub();
        var id = await Book(hub).Begin(PortalModule.BackupKind, "x", "x", null, default);

        Assert.That(await Book(hub).Cancel(id, default), Is.True);
        Assert.That(await Book(hub).DoDue(default), Is.Zero);
        Assert.That((await Book(hub).Find(id, default))!.Phase, Is.EqualTo(WorkPhase.Cancelled));
        Assert.That((await hub.Get("/admin/works")).Status, Is.Not.EqualTo(200));
    }

    private Task<HubApp> Hub() => HubApp.Start(new() { Database = database, Time = time });

    private static WorkBook Book(HubApp hub) => hub.Services.GetRequiredService<WorkBook>();

    private static async Task Until(Func<Task<bool>> there)
    {
        while (!await there())
            await Task.Yield();
    }
}
