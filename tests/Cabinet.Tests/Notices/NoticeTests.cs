using Hub.Cabinet.Notices;
using Hub.Cabinet.Roles;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Tests.Notices;

/// <summary>Who is told what, and that nobody is told twice.</summary>
[Engines]
public sealed class NoticeTests(EngineKind engine)
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Engine = engine });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task A_fact_delivered_twice_is_one_notice_and_one_mail()
    {
        var person = await Account.Make(hub);
        var fact = Raised(person.Id);
        await Hear(fact);
        await Hear(fact);

        Assert.That((await Of(person.Id), await Mails(person.Id)), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Holders_of_a_permission_are_told_except_who_caused_it()
    {
        var (told, cause, other) = (await Account.Make(hub, role: "cabinet.administrator"),
            await Account.Make(hub, role: "cabinet.administrator"), await Account.Make(hub));
        await Hear(Raised(null, RoleCatalog.People, cause.Id));

        Assert.That((await Of(told.Id), await Of(cause.Id), await Of(other.Id)), Is.EqualTo((1, 0, 0)));
    }

    [Test]
    public async Task A_notice_is_kept_in_both_languages()
    {
        var person = await Account.Make(hub);
        await Hear(Raised(person.Id));
        var notice = await hub.Db<CabinetDb, Notice>(db => db.Notices.AsNoTracking().SingleAsync(n => n.PersonId == person.Id));

        Assert.That((notice.TextUk, notice.TextEn), Is.EqualTo(("Вам надано роль «редактор».", "You were given the role “редактор”.")));
    }

    [Test]
    public async Task The_number_of_new_notices_stands_in_the_header_and_goes_when_they_are_read()
    {
        var person = await Account.Make(hub);
        var visitor = await Account.SignedIn(hub, person);
        Assert.That((await visitor.Get("/cabinet")).Html.QuerySelector(".hub-count-badge"), Is.Null);
        await Hear(Raised(person.Id));
        var page = await visitor.Get("/cabinet/notices");
        Assert.That(page.Html.QuerySelector(".hub-count-badge")!.TextContent, Is.EqualTo("1"));

        var opened = await visitor.Get(page.Html.QuerySelector(".hub-list__item a")!.GetAttribute("href")!);
        Assert.That(opened.Location, Is.EqualTo("/cabinet"));
        Assert.That((await visitor.Get("/cabinet")).Html.QuerySelector(".hub-count-badge"), Is.Null);
    }

    [Test]
    public async Task All_are_marked_as_read_by_one_button_and_only_ones_own()
    {
        var (person, other) = (await Account.Make(hub), await Account.Make(hub));
        await Hear(Raised(person.Id));
        await Hear(Raised(person.Id));
        await Hear(Raised(other.Id));
        var visitor = await Account.SignedIn(hub, person);
        await visitor.Post("/cabinet/notices?handler=ReadAll");

        Assert.That((await Unread(person.Id), await Unread(other.Id)), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Another_persons_notice_cannot_be_opened()
    {
        var (person, other) = (await Account.Make(hub), await Account.Make(hub));
        await Hear(Raised(other.Id));
        var id = await hub.Db<CabinetDb, Guid>(db => db.Notices.Where(n => n.PersonId == other.Id).Select(n => n.Id).SingleAsync());
        var visitor = await Account.SignedIn(hub, person);

        Assert.That(((await visitor.Get($"/cabinet/notices/open/{id}")).Status, await Unread(other.Id)), Is.EqualTo((404, 1)));
    }

    [Test]
    public async Task More_than_three_of_a_kind_become_one_that_opens_without_a_script()
    {
        var person = await Account.Make(hub);
        await hub.Db<CabinetDb>(async db =>
        {
            foreach (var (kind, count) in new[] { ("three", 3), ("many", 25) })
                for (var i = 0; i < count; i++)
                    db.Notices.Add(Notice.Tell(Guid.NewGuid(), person.Id, new("Garden", kind, $"{kind} {i}", $"{kind} {i}", "/cabinet"), "other", null, DateTimeOffset.UtcNow.AddMinutes(i)));
            await db.SaveChangesAsync();
        });
        var visitor = await Account.SignedIn(hub, person);
        var page = await visitor.Get("/en/cabinet/notices");
        var group = page.Html.QuerySelectorAll("main details").Single();

        Assert.Multiple(async () =>
        {
            Assert.That(page.Html.QuerySelectorAll("main > div .hub-list > .hub-list__item, main .hub-list > .hub-list__item").Count(i => i.ParentElement!.Closest("details") is null), Is.EqualTo(4));
            Assert.That(group.QuerySelector("summary")!.TextContent, Does.Contain("and 24 more like it, 24 new"));
            Assert.That(group.QuerySelectorAll("li").Length, Is.EqualTo(9));
            Assert.That(Shown(await visitor.Get("/en/cabinet/notices?module=Garden&kind=many")), Is.EqualTo(20));
            Assert.That(Shown(await visitor.Get("/en/cabinet/notices?module=Garden&kind=many&page=2")), Is.EqualTo(5));
        });
    }

    [Test]
    public async Task A_group_is_marked_as_read_as_one_and_others_stay_new()
    {
        var person = await Account.Make(hub);
        for (var i = 0; i < 5; i++)
            await Hear(Raised(person.Id));
        await hub.Db<CabinetDb>(async db =>
        {
            db.Notices.Add(Notice.Tell(Guid.NewGuid(), person.Id, new("Garden", "one", "а", "a", "/cabinet"), "other", null, DateTimeOffset.UtcNow));
            await db.SaveChangesAsync();
        });
        var visitor = await Account.SignedIn(hub, person);
        await visitor.Post("/cabinet/notices?handler=ReadKind&module=Cabinet&kind=Notice.RoleGiven");

        Assert.That(await Unread(person.Id), Is.EqualTo(1));
    }

    private static int Shown(Answer page) => page.Html.QuerySelectorAll(".hub-list__item").Length;

    private static NoticeRaised Raised(Guid? personId, string? permission = null, Guid? except = null) =>
        new("Cabinet", personId, permission, "Notice.RoleGiven", ["редактор"], "/cabinet", except) { OccurredAt = DateTimeOffset.UtcNow };

    private Task Hear(NoticeRaised fact) => hub.Run<IMediator>(mediator => mediator.Publish(fact));

    private Task<int> Of(Guid person) => hub.Db<CabinetDb, int>(db => db.Notices.CountAsync(n => n.PersonId == person));

    private Task<int> Unread(Guid person) => hub.Db<CabinetDb, int>(db => db.Notices.CountAsync(n => n.PersonId == person && n.ReadAt == null));

    private Task<int> Mails(Guid person) => hub.Db<CabinetDb, int>(db => db.Mails.CountAsync(m => m.PersonId == person));
}
