using Hub.Cabinet.Roles;
using Hub.SharedKernel.Contracts;
using MediatR;

namespace Hub.Cabinet.Tests.Audit;

/// <summary>The log of who did what, for the portal's administrators.</summary>
public sealed class AuditTests
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task What_is_told_twice_stands_once_and_is_found_by_person_action_and_day()
    {
        var person = await Account.Make(hub, "Діана Слідчук");
        var fact = new ActionRecorded("Garden", person.Id, "tree.planted", "tree/1", "яблуня") { OccurredAt = new(2026, 5, 10, 22, 0, 0, TimeSpan.Zero) };
        await hub.Run<IMediator>(m => m.Publish(fact));
        await hub.Run<IMediator>(m => m.Publish(fact));

        Assert.Multiple(async () =>
        {
            Assert.That(await Rows($"who={person.Email}"), Is.EqualTo(1));
            Assert.That(await Rows("actionkey=tree."), Is.EqualTo(1));
            Assert.That(await Rows("actionkey=stone."), Is.Zero);
            Assert.That(await Rows("actionkey=tree.&from=2026-05-11&until=2026-05-11"), Is.EqualTo(1), "22:00 UTC is the next day in Kyiv");
            Assert.That(await Rows("actionkey=tree.&until=2026-05-10"), Is.Zero);
            Assert.That(await Rows("who=nobody@example.org"), Is.Zero);
            Assert.That(await Rows("thing=tree/"), Is.EqualTo(1));
            Assert.That(await Rows("thing=stone/"), Is.Zero);
        });
    }

    [Test]
    public async Task Only_portal_administrators_read_it() =>
        Assert.That((await hub.As(new TestPerson("Хтось", RoleCatalog.People)).Get("/cabinet/audit")).Status, Is.EqualTo(403));

    private async Task<int> Rows(string query) => (await hub.As(new TestPerson("Адміністратор", RoleCatalog.Administer))
        .Get("/cabinet/audit?" + query)).Html.QuerySelectorAll("main tbody tr").Length;
}
