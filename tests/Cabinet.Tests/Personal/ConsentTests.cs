using Hub.Cabinet.Personal;
using Hub.SharedKernel.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Tests.Personal;

/// <summary>What a person agreed to, and what others see of them.</summary>
public sealed class ConsentTests
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task Registering_records_the_version_of_the_text_that_was_agreed_to()
    {
        var email = Account.NewEmail();
        await hub.Visitor().Post("/cabinet/register", ("Input.Name", "Олена Коваль"), ("Input.Email", email), ("Input.Password", Account.Password), ("Input.Language", "uk"));
        var consent = await hub.Db<CabinetDb, Consent>(db => db.Consents.AsNoTracking().SingleAsync(c => db.People.Any(p => p.Id == c.PersonId && p.Email == email)));

        Assert.That((consent.Kind, consent.TextVersion), Is.EqualTo((ConsentKind.Privacy, ConsentText.Of(ConsentKind.Privacy).Version)));
    }

    [Test]
    public async Task Who_agreed_to_an_older_version_is_asked_again_and_the_history_stays()
    {
        var person = await Account.Make(hub, language: "en");
        await hub.Db<CabinetDb>(async db =>
        {
            db.Consents.Add(Consent.Give(person.Id, ConsentKind.Privacy, DateTimeOffset.UtcNow.AddYears(-1)));
            await db.SaveChangesAsync();
            await db.Consents.Where(c => c.PersonId == person.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.TextVersion, "2013-10"));
        });
        var visitor = await Account.SignedIn(hub, person);
        Assert.That((await visitor.Get("/en/cabinet")).Main, Does.Contain("The text on personal data has a new version"));
        await (await visitor.Get("/en/cabinet/personal/consents")).Submit("main form[action*='kind=Privacy']");
        var page = await visitor.Get("/en/cabinet/personal/consents");

        Assert.That(page.Main, Does.Contain("version 2013-10").And.Contain("version " + ConsentText.Of(ConsentKind.Privacy).Version));
        Assert.That((await visitor.Get("/en/cabinet")).Main, Does.Not.Contain("The text on personal data"));
    }

    [Test]
    public async Task What_is_optional_is_taken_back_and_what_an_account_needs_is_not()
    {
        var visitor = await Account.SignedIn(hub, await Account.Make(hub, language: "en"));
        await visitor.Post("/en/cabinet/personal/consents?handler=Give&kind=Research");
        await visitor.Post("/en/cabinet/personal/consents?handler=Withdraw&kind=Research");
        await visitor.Post("/en/cabinet/personal/consents?handler=Give&kind=Privacy");
        var refused = await visitor.Post("/en/cabinet/personal/consents?handler=Withdraw&kind=Privacy");

        Assert.That(Account.Said(refused), Does.StartWith("An account cannot be without this consent."));
        Assert.That((await visitor.Get("/en/cabinet/personal/consents")).Main, Does.Contain("taken back"));
    }

    [Test]
    public async Task Others_see_the_name_and_only_what_was_switched_on()
    {
        var person = await Account.Make(hub, "Оксана Видима");
        var item = Guid.NewGuid();
        await hub.Run<IMediator>(async m =>
        {
            await m.Publish(new MyItemChanged("Cabinet", "thing", item, 1, person.Id, "Моя річ", null, "Tasks.Overdue", "/x") { OccurredAt = DateTimeOffset.UtcNow });
            await m.Publish(new ItemPublished("Cabinet", "thing", item, 1, "/thing", "Моя річ", null, "", null, "", null, [], null, null, null, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow));
        });
        var path = $"/cabinet/person/{person.Id}";
        var before = await hub.Get(path);
        var visitor = await Account.SignedIn(hub, person);
        var saved = await (await visitor.Post("/cabinet/personal/visible", ("Input.Email", "true"), ("Input.Contributions", "true"))).Follow();
        var after = await hub.Get(path);
        await hub.Run<IMediator>(m => m.Publish(new ItemWithdrawn("Cabinet", "thing", item, 2) { OccurredAt = DateTimeOffset.UtcNow }));

        Assert.Multiple(async () =>
        {
            Assert.That(before.Main, Does.Contain("Оксана Видима").And.Not.Contain(person.Email!).And.Not.Contain("Моя річ"));
            Assert.That(saved.Main, Does.Contain(person.Email!).And.Contain("Моя річ"), "the preview");
            Assert.That(after.Main, Does.Contain(person.Email!).And.Contain("Моя річ"));
            Assert.That((await hub.Get(path)).Main, Does.Not.Contain("Моя річ"), "withdrawn");
        });
    }

    [Test]
    public async Task Drafts_come_first_and_subscriptions_stand_by_themselves()
    {
        var me = new TestPerson("Я");
        async Task Tell(string kind, string title, string state, int minutes) => await hub.Run<IMediator>(m => m.Publish(
            new MyItemChanged("Practices", kind, Guid.NewGuid(), 1, me.Id, title, null, state, "/practices") { OccurredAt = DateTimeOffset.UtcNow.AddMinutes(minutes) }));
        await Tell("practice", "оприлюднена", "Status.Published", 5);
        await Tell("practice", "чернетка", "Status.Draft", 1);
        await Tell("subscription", "підписка на чергу", "Status.Published", 9);
        var page = await hub.As(me).Get("/cabinet");
        var items = page.Html.QuerySelector("section[aria-labelledby='items']")!.TextContent;

        Assert.Multiple(() =>
        {
            Assert.That(items.IndexOf("чернетка", StringComparison.Ordinal), Is.GreaterThan(-1).And.LessThan(items.IndexOf("оприлюднена", StringComparison.Ordinal)));
            Assert.That(items, Does.Not.Contain("підписка на чергу"));
            Assert.That(page.Html.QuerySelector("section[aria-labelledby='subscriptions']")!.TextContent, Does.Contain("підписка на чергу"));
        });
    }
}
