using Hub.Practices.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Practices.Tests.Reading;

internal sealed class IndexRefreshTests
{
    private static readonly DateTimeOffset start = new(2026, 11, 1, 10, 0, 0, TimeSpan.Zero);

    private FakeTimeProvider time = null!;
    private HubApp hub = null!;

    [SetUp]
    public async Task Start()
    {
        time = new(start);
        hub = await HubApp.Start(new() { Time = time, Settings = new Dictionary<string, string?> { ["Hub:CacheSeconds"] = "0" } });
        await Add("persha", "Перша практика");
        await Add("druha", "Друга практика");
    }

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task Feedback_moves_a_practice_as_soon_as_its_fact_is_told()
    {
        await Judge("persha", 9);
        Assert.That(await Order(), Is.EqualTo(new[] { "persha", "druha" }));

        await Judge("druha", 40);
        Assert.That(await Order(), Is.EqualTo(new[] { "persha", "druha" }), "nobody told the index yet");
        await hub.Db<PracticesDb>(async db =>
        {
            db.PagesChanged();
            await db.SaveChangesAsync();
        });
        await hub.DeliverOutbox();

        Assert.That(await Order(), Is.EqualTo(new[] { "druha", "persha" }));
    }

    [Test]
    public async Task A_change_made_by_another_host_is_seen_after_the_poll()
    {
        await Judge("persha", 9);
        await Order();
        await Judge("druha", 40);
        await Add("tretia", "Третя практика");

        time.Advance(PracticeIndex.Poll);

        Assert.That(await Order(), Is.EqualTo(new[] { "druha", "persha", "tretia" }));
    }

    [Test]
    public async Task A_withdrawn_practice_leaves_list_and_search()
    {
        Assert.That(await Search("перші"), Is.EqualTo(new[] { "persha" }));
        await Change("persha", p => p.Withdraw("Прохання автора", time.GetUtcNow()));

        time.Advance(PracticeIndex.Poll);

        Assert.That(await Search("перші"), Is.Empty);
        Assert.That(await Order(), Is.EqualTo(new[] { "druha" }));
    }

    [Test]
    public async Task New_words_are_found_after_a_new_version()
    {
        Assert.That(await Search("дрони"), Is.Empty);
        await Add("drony", "Дрони над полями");

        time.Advance(PracticeIndex.Poll);

        Assert.That(await Search("дронів"), Is.EqualTo(new[] { "drony" }));
    }

    [Test]
    public async Task Freshness_fades_without_any_change()
    {
        await Judge("persha", 40);
        await Judge("druha", 20);
        Assert.That(await Order(), Is.EqualTo(new[] { "persha", "druha" }));

        time.Advance(TimeSpan.FromDays(3 * 365));
        await Change("druha", p => p.Confirm(time.GetUtcNow()));
        time.Advance(TimeSpan.FromDays(1));

        Assert.That(await Order(), Is.EqualTo(new[] { "druha", "persha" }));
    }

    private Task Judge(string slug, int yes) => Change(slug, p => p.Judged(yes, 0, 0, time.GetUtcNow()));

    private Task Change(string slug, Action<Practice> change) => hub.Db<PracticesDb>(async db =>
    {
        change(await db.Practices.SingleAsync(p => p.Slug == slug));
        await db.SaveChangesAsync();
    });

    private Task Add(string slug, string title) => hub.Db<PracticesDb>(async db =>
    {
        var (practice, version) = Samples.WithVersion(slug, time.GetUtcNow(), Samples.Content(title));
        db.AddRange(practice, version);
        await db.SaveChangesAsync();
    });

    private Task<IReadOnlyList<string>> Order() => Slugs(new());

    private Task<IReadOnlyList<string>> Search(string words) => Slugs(new() { Words = words });

    private Task<IReadOnlyList<string>> Slugs(PracticeFilter filter) =>
        hub.Run<PracticeLists, IReadOnlyList<string>>(async lists => [.. (await lists.First(filter, 10, CancellationToken.None)).Select(c => c.Slug)]);
}
