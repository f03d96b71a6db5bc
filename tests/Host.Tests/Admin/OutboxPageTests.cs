using Hub.Host.Tests.Facts;

namespace Hub.Host.Tests.Admin;

/// <summary>Administrators see what got stuck and can have it tried again.</summary>
public sealed class OutboxPageTests
{
    private static readonly TestPerson administrator = new("Адміністраторка", "hub.administer");
    private TestDatabase database = null!;
    private HubApp hub = null!;

    [SetUp]
    public async Task Start()
    {
        database = await TestDatabase.Create();
        hub = await LedgerFacts.Hub(database, LedgerFacts.Clock());
        hub.Weather().Fail(number: 1, times: 1);
        await hub.Write(1);
        await hub.DeliverOutbox();
    }

    [TearDown]
    public async Task Stop()
    {
        await hub.DisposeAsync();
        await database.DisposeAsync();
    }

    [Test]
    public async Task A_stuck_fact_is_shown_with_its_error()
    {
        var page = await hub.As(administrator).Get("/admin/outbox");

        Assert.That(page.Main, Does.Contain("EntryWritten").And.Contain("Lightning struck entry 1."));
    }

    [Test]
    public async Task Try_again_makes_it_due_at_once_and_the_effects_come_once()
    {
        var page = await hub.As(administrator).Get("/admin/outbox");

        var answer = await (await page.Submit("tbody form")).Follow();

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(await hub.DeliverOutbox(), Is.EqualTo(1));
        Assert.That(await hub.Effects(1), Is.EqualTo(LedgerFacts.Everybody));
        Assert.That((await hub.As(administrator).Get("/admin/outbox")).Main, Does.Not.Contain("Lightning"));
    }

    [Test]
    public async Task Nobody_else_sees_it([Values("/admin", "/admin/outbox", "/admin/modules", "/admin/jobs")] string path)
    {
        var answer = await hub.As(new TestPerson("Сторонній", "practices.review")).Get(path);

        Assert.That(answer.Status, Is.EqualTo(403).Or.EqualTo(302));
    }
}
