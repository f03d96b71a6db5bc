using Hub.Cabinet.Organisations;
using Hub.Cabinet.Organisations.Management;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Tests.Organisations;

/// <summary>The public registry and the pages of organisations.</summary>
[Engines]
public sealed class RegistryTests(EngineKind engine)
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Engine = engine });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task The_list_is_searched_by_name_and_narrowed_by_kind_and_region()
    {
        await OrganisationStage.Organisation(hub, "Ґрунтова рада", region: "UA05000000000010236");
        await OrganisationStage.Organisation(hub, "Ґрунтова громада", region: "UA26000000000069363");
        var both = await hub.Get("/organisations?q=" + Uri.EscapeDataString("ґрунтова"));
        var one = await hub.Get("/organisations?q=" + Uri.EscapeDataString("ґрунтова") + "&region=UA05000000000010236");
        var none = await hub.Get("/en/organisations?kind=Academia&q=" + Uri.EscapeDataString("ґрунтова"));

        Assert.Multiple(() =>
        {
            Assert.That(both.Html.QuerySelectorAll("#results h2").Select(h => h.TextContent), Is.EqualTo(new[] { "Ґрунтова громада", "Ґрунтова рада" }));
            Assert.That(one.Html.QuerySelectorAll("#results h2").Select(h => h.TextContent), Is.EqualTo(new[] { "Ґрунтова рада" }));
            Assert.That(none.Main, Does.Contain("No such organisation"));
        });
    }

    [Test]
    public async Task Every_page_leads_to_the_registry()
    {
        Assert.That((await hub.Get("/en")).Html.QuerySelectorAll("footer a").Select(a => a.GetAttribute("href")), Does.Contain("/en/organisations"));
    }

    [Test]
    public async Task Only_members_who_agreed_are_named()
    {
        var (shown, hidden) = (await Account.Make(hub, "Видима Особа"), await Account.Make(hub, "Непомітна Особа"));
        var council = await OrganisationStage.Organisation(hub, "Рада скромних", shown);
        await OrganisationStage.Join(hub, council, hidden);
        await hub.Db<CabinetDb>(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == shown.Id)).Show(membership: true, email: false, contributions: false);
            await db.SaveChangesAsync();
        });

        Assert.That((await hub.Get(council.Path)).Main, Does.Contain("2 особи на порталі").And.Contain("Видима Особа").And.Not.Contain("Непомітна"));
    }

    [Test]
    public async Task What_modules_publish_of_an_organisation_stands_on_its_page_by_code_or_by_name()
    {
        const string code = "20001237";
        var council = await OrganisationStage.Organisation(hub, "Рада публікацій", code: code);
        var byCode = Published("Річ за кодом", "Будь-яка назва", code);
        await Hear(byCode);
        await Hear(Published("Річ за назвою", "РАДА публікацій", null));
        await Hear(Published("Чужа річ", "Інша рада", null));
        Assert.That((await hub.Get(council.Path)).Main, Does.Contain("Річ за кодом").And.Contain("Річ за назвою").And.Not.Contain("Чужа річ"));

        await hub.Run<IMediator>(mediator => mediator.Publish(new ItemWithdrawn("Cabinet", "thing", byCode.ItemId, 2) { OccurredAt = DateTimeOffset.UtcNow }));
        await Hear(byCode with { EventId = Guid.CreateVersion7() });
        await OrganisationStage.Deliver(hub);
        Assert.That((await hub.Get(council.Path)).Main, Does.Not.Contain("Річ за кодом"), "an older telling that comes later brings nothing back");
    }

    [Test]
    public async Task A_name_that_two_organisations_bear_claims_nothing()
    {
        var (first, second) = (await OrganisationStage.Organisation(hub, "Відділ освіти"), await OrganisationStage.Organisation(hub, "Відділ освіти"));
        await Hear(Published("Нічия річ", "Відділ освіти", null));

        Assert.That((await hub.Get(first.Path)).Main + (await hub.Get(second.Path)).Main, Does.Not.Contain("Нічия річ"));
    }

    [Test]
    public async Task The_page_shows_the_newest_twenty_and_leads_to_all()
    {
        var council = await OrganisationStage.Organisation(hub, "Рада плодовита", code: "20001258");
        for (var i = 0; i < 21; i++)
            await Hear(Published($"Річ номер {i}.", "", "20001258", DateTimeOffset.UtcNow.AddDays(i - 30)));
        var page = await hub.Get(council.Path);
        var all = await hub.Get(council.Path + "/items");

        Assert.That(page.Main, Does.Contain("Річ номер 20.").And.Not.Contain("Річ номер 0."));
        Assert.That(page.Html.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")), Does.Contain(council.Path + "/items"));
        Assert.That(all.Main, Does.Contain("Річ номер 0."));
    }

    [Test]
    public async Task A_kept_page_is_made_anew_when_the_organisation_changes()
    {
        var manager = await Account.Make(hub);
        var council = await OrganisationStage.Organisation(hub, "Рада до зміни", manager);
        Assert.That((await hub.Get(council.Path)).Main, Does.Contain("Рада до зміни"));
        await Edit(manager.Id, council, "Рада після зміни", null);
        await OrganisationStage.Deliver(hub);
        var page = await hub.Get(council.Path);

        Assert.That(page.Html.QuerySelector("h1")!.TextContent, Is.EqualTo("Рада після зміни"));
        Assert.That(page.Main, Does.Contain("Рада до зміни"), "the former name is kept");
        Assert.That((await hub.Get(council.Path)).Headers.Contains("Age"), Is.True, "kept for the next visitor");
    }

    [Test]
    public async Task Nobody_stands_above_themselves()
    {
        var manager = await Account.Make(hub);
        var (top, below) = (await OrganisationStage.Organisation(hub, "Верхня", manager), await OrganisationStage.Organisation(hub, "Нижня", manager));
        await Edit(manager.Id, below, "Нижня", "Верхня");

        Assert.That(await OrganisationStage.Broken(() => Edit(manager.Id, top, "Верхня", "Нижня")), Is.EqualTo("Organisation.ParentCircle"));
        Assert.That((await hub.Get(top.Path)).Main, Does.Contain("Нижня"));
    }

    [Test]
    public async Task The_form_keeps_what_was_typed_and_says_what_is_wrong()
    {
        var manager = await Account.Make(hub);
        var council = await OrganisationStage.Organisation(hub, "Рада з формою", manager);
        var page = await (await Account.SignedIn(hub, manager)).Get($"/cabinet/organisations/edit/{council.Id}");
        var refused = await page.Submit("main form", ("Input.Site", "без крапки"), ("Input.NameUk", "Рада набрана"));
        var saved = await page.Submit("main form", ("Input.Site", "rada.gov.ua"), ("Input.Region", "UA05000000000010236"), ("Input.Code", "20001289"));

        Assert.That(Account.Said(refused), Does.StartWith("Це не схоже на адресу сайту."));
        Assert.That(refused.Html.QuerySelector("#Input_NameUk")!.GetAttribute("value"), Is.EqualTo("Рада набрана"));
        Assert.That(saved.Status, Is.EqualTo(302), string.Join(' ', saved.Errors));
        Assert.That((await hub.Get("/organisations/20001289")).Main, Does.Contain("rada.gov.ua").And.Contain("Вінницька область"));
    }

    [Test]
    public async Task Two_organisations_of_one_name_may_both_be_added_when_somebody_says_so()
    {
        var visitor = await Account.SignedIn(hub, await Account.Make(hub));
        await OrganisationStage.Organisation(hub, "Бібліотека імені Лесі");
        var offered = await visitor.Post("/cabinet/organisations/add", ("Input.NameUk", "бібліотека  імені Лесі"), ("Input.Kind", "Other"));
        Assert.That(offered.Html.QuerySelector("#alike")!.TextContent, Does.Contain("Бібліотека імені Лесі"));
        var added = await offered.Submit("main form:last-of-type", ("Input.IsAnother", "true"));

        Assert.That(added.Status, Is.EqualTo(302), string.Join(' ', added.Errors));
    }

    private async Task Edit(Guid manager, Organisation organisation, string name, string? parent)
    {
        var version = await hub.Db<CabinetDb, int>(db => db.Organisations.Where(o => o.Id == organisation.Id).Select(o => o.Version).SingleAsync());
        await hub.As(new TestPerson("К") { Id = manager }).Run<EditOrganisation>(edit =>
            edit.Run(organisation.Id, new(null, name, null, organisation.Kind, null, null, parent, null, version), default));
    }

    private async Task Hear(ItemPublished fact)
    {
        await hub.Run<IMediator>(mediator => mediator.Publish(fact));
        await OrganisationStage.Deliver(hub);
    }

    private static ItemPublished Published(string title, string organisation, string? code, DateTimeOffset? at = null) =>
        new("Cabinet", "thing", Guid.CreateVersion7(), 1, "/cabinet/settings", title, null, "", null, "", null, [], organisation, code, null,
            at ?? DateTimeOffset.UtcNow, at ?? DateTimeOffset.UtcNow)
        { OccurredAt = DateTimeOffset.UtcNow };
}
