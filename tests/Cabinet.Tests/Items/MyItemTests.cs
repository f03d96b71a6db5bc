using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using MediatR;

namespace Hub.Cabinet.Tests.Items;

/// <summary>What a person works on, as modules last told it.</summary>
[Engines]
public sealed class MyItemTests(EngineKind engine)
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Engine = engine });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task An_older_telling_that_comes_later_changes_nothing()
    {
        var me = new TestPerson("Я");
        var item = Changed(me.Id, 2, "нова назва");
        await Hear(item);
        await Hear(item with { EventId = Guid.CreateVersion7(), Version = 1, TitleUk = "стара назва" });

        Assert.That((await hub.As(me).Get("/cabinet")).Main, Does.Contain("нова назва").And.Not.Contain("стара назва"));
    }

    [Test]
    public async Task An_item_that_is_gone_is_not_shown_and_does_not_come_back_by_an_older_telling()
    {
        var me = new TestPerson("Я");
        var item = Changed(me.Id, 1, "зникома річ");
        await Hear(item with { EventId = Guid.CreateVersion7(), Version = 3, StateKey = null });
        await Hear(item);

        Assert.That((await hub.As(me).Get("/cabinet/items")).Main, Does.Not.Contain("зникома річ"));
    }

    [Test]
    public async Task The_menu_marks_the_one_entry_under_which_the_page_stands()
    {
        var keeper = hub.As(new TestPerson("Хранителька", Hub.Cabinet.Roles.RoleCatalog.Organisations));
        foreach (var path in new[] { "/cabinet", "/cabinet/items", "/cabinet/organisations", "/cabinet/organisations/administration" })
            Assert.That((await keeper.Get(path)).Html.QuerySelectorAll("nav a[aria-current=true]").Select(a => a.GetAttribute("href")), Is.EqualTo(new[] { path }));
        Assert.That((await keeper.Get("/cabinet/organisations/add")).Html.QuerySelectorAll("nav a[aria-current=true]").Select(a => a.GetAttribute("href")), Is.EqualTo(new[] { "/cabinet/organisations" }));
    }

    [Test]
    public async Task A_draft_without_a_title_can_be_found_all_the_same()
    {
        var me = new TestPerson("Я");
        await Hear(Changed(me.Id, 1, ""));
        var page = await hub.As(me).Get("/en/cabinet");

        Assert.That(page.Html.QuerySelectorAll("main a").Select(a => (a.TextContent, a.GetAttribute("href"))), Does.Contain(("(no title yet)", "/en/cabinet/settings")));
    }

    [Test]
    public async Task An_empty_cabinet_says_what_to_do() =>
        Assert.That((await hub.As(new TestPerson("Я")).Get("/en/cabinet")).Main, Does.Contain("Nothing waits for you now.").And.Contain("Choose a part of the portal"));

    private static MyItemChanged Changed(Guid person, int version, string title) =>
        new("Cabinet", "thing", Guid.CreateVersion7(), version, person, title, null, "Tasks.Overdue", "/cabinet/settings") { OccurredAt = DateTimeOffset.UtcNow };

    private Task Hear(MyItemChanged fact) => hub.Run<IMediator>(mediator => mediator.Publish(fact));
}
