using Hub.Cabinet.Notices;
using Hub.Cabinet.Organisations.Domains;
using Hub.Cabinet.Organisations.Joining;
using Hub.Cabinet.People;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Tests.Organisations;

/// <summary>Joining by request and by e-mail domain, and the first manager of an organisation nobody manages.</summary>
[Engines]
public sealed class JoiningTests(EngineKind engine)
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Engine = engine });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task A_request_waits_for_every_manager_and_is_granted_by_one()
    {
        var (manager, other, person) = (await Account.Make(hub, "Керівниця Перша"), await Account.Make(hub), await Account.Make(hub, "Той Хто Просить"));
        var council = await OrganisationStage.Organisation(hub, "Рада запитів", manager);
        await hub.Db<CabinetDb>(async db =>
        {
            db.Memberships.Add(Hub.Cabinet.Organisations.Membership.Managing(other.Id, council.Id, DateTimeOffset.UtcNow));
            await db.SaveChangesAsync();
        });
        var asks = await Account.SignedIn(hub, person);
        var sent = await (await (await asks.Get($"/cabinet/organisations/join/{council.Id}")).Submit("main form", ("Input.Message", "відділ звернень"))).Follow();
        Assert.That(sent.Main, Does.Contain("Запит надіслано").And.Contain("Забрати запит"));
        await OrganisationStage.Deliver(hub);

        var visitor = await Account.SignedIn(hub, manager);
        Assert.That((await (await Account.SignedIn(hub, other)).Get("/cabinet/tasks")).Main, Does.Contain("Той Хто Просить"));
        var page = await visitor.Get($"/cabinet/organisations/manage/{council.Id}");
        Assert.That(page.Main, Does.Contain("відділ звернень"));
        var granted = await page.Submit("main form[action*='Approve']");
        Assert.That(granted.Status, Is.EqualTo(302), string.Join(' ', granted.Errors));
        await OrganisationStage.Deliver(hub);

        Assert.That(await OrganisationStage.MembershipOf(hub, person, council), Is.Not.Null);
        Assert.That((await (await Account.SignedIn(hub, other)).Get("/cabinet/tasks")).Main, Does.Not.Contain("Той Хто Просить"));
        Assert.That(await Told(person), Has.Some.Contains("Вас прийнято до організації «Рада запитів»"));
    }

    [Test]
    public async Task A_request_is_declined_with_a_reason_that_the_person_reads()
    {
        var (manager, person) = (await Account.Make(hub), await Account.Make(hub));
        var council = await OrganisationStage.Organisation(hub, "Рада відмов", manager);
        var request = await OrganisationStage.Ask(hub, person, council);
        var visitor = await Account.SignedIn(hub, manager);
        var empty = await visitor.Post($"/cabinet/organisations/decline/{request}", ("Input.Reason", ""));
        var declined = await visitor.Post($"/cabinet/organisations/decline/{request}", ("Input.Reason", "такого працівника немає"));
        await OrganisationStage.Deliver(hub);

        Assert.That((empty.Status, declined.Status), Is.EqualTo((422, 302)));
        Assert.That(await Told(person), Has.Some.Contains("такого працівника немає"));
        Assert.That(await OrganisationStage.MembershipOf(hub, person, council), Is.Null);
        Assert.That(await OrganisationStage.Broken(() => OrganisationStage.Ask(hub, person, council)), Is.EqualTo("Request.DeclinedToday"));
    }

    [Test]
    public async Task A_request_is_answered_once()
    {
        var (manager, person) = (await Account.Make(hub), await Account.Make(hub));
        var council = await OrganisationStage.Organisation(hub, "Рада одної відповіді", manager);
        var request = await OrganisationStage.Ask(hub, person, council);
        var visitor = hub.As(new TestPerson("К") { Id = manager.Id });
        await visitor.Run<ApproveRequest>(approve => approve.Run(request, default));

        Assert.That(await OrganisationStage.Broken(() => visitor.Run<DeclineRequest>(decline => decline.Run(request, "ні", default))), Is.EqualTo("Request.AlreadyDecided"));
    }

    [Test]
    public async Task Nobody_asks_twice_and_a_member_does_not_ask()
    {
        var (manager, person) = (await Account.Make(hub), await Account.Make(hub));
        var council = await OrganisationStage.Organisation(hub, "Рада без повторів", manager);
        await OrganisationStage.Ask(hub, person, council);

        Assert.That(await OrganisationStage.Broken(() => OrganisationStage.Ask(hub, person, council)), Is.EqualTo("Request.AlreadyAsked"));
        Assert.That(await OrganisationStage.Broken(() => OrganisationStage.Ask(hub, manager, council)), Is.EqualTo("Request.MemberAlready"));
    }

    [Test]
    public async Task The_first_manager_is_approved_by_whoever_keeps_the_registry()
    {
        var person = await Account.Make(hub, "Перша Керівниця");
        var council = await OrganisationStage.Organisation(hub, "Рада без керівника");
        await OrganisationStage.Join(hub, council, person);
        await OrganisationStage.Ask(hub, person, council, RequestKind.Manage);
        var registrar = hub.As(OrganisationStage.Registrar);
        var page = await registrar.Get("/cabinet/organisations/administration");
        Assert.That(page.Main, Does.Contain("Перша Керівниця").And.Contain("Рада без керівника"));
        var form = page.Html.QuerySelectorAll("#requests li").Single(li => li.TextContent.Contains("Перша Керівниця", StringComparison.Ordinal));
        var granted = await registrar.Post($"/cabinet/organisations/manage/{council.Id}?handler=Approve",
            ("request", form.QuerySelector("input[name=request]")!.GetAttribute("value")));

        Assert.That(granted.Status, Is.EqualTo(302), string.Join(' ', granted.Errors));
        Assert.That((await OrganisationStage.MembershipOf(hub, person, council))!.IsManager, Is.True);
        Assert.That((await (await Account.SignedIn(hub, person)).Get($"/cabinet/organisations/manage/{council.Id}")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Nobody_asks_to_manage_what_is_managed_or_where_they_do_not_work()
    {
        var (manager, member) = (await Account.Make(hub), await Account.Make(hub));
        var managed = await OrganisationStage.Organisation(hub, "Рада з керівником", manager);
        await OrganisationStage.Join(hub, managed, member);
        var free = await OrganisationStage.Organisation(hub, "Рада чужа");

        Assert.That(await OrganisationStage.Broken(() => OrganisationStage.Ask(hub, member, managed, RequestKind.Manage)), Is.EqualTo("Request.HasManager"));
        Assert.That(await OrganisationStage.Broken(() => OrganisationStage.Ask(hub, member, free, RequestKind.Manage)), Is.EqualTo("Request.JoinFirst"));
    }

    [Test]
    public async Task Whoever_has_a_mailbox_in_an_approved_domain_joins_at_once()
    {
        var person = await Account.Make(hub, "Свій", $"{Guid.NewGuid():N}@рада-домену.укр");
        var council = await OrganisationStage.Organisation(hub, "Рада з доменом");
        await OrganisationStage.Approve(hub, council, "рада-домену.укр");
        var visitor = await Account.SignedIn(hub, person);
        var joined = await (await (await visitor.Get("/cabinet/organisations")).Submit("#domain form")).Follow();

        Assert.That(joined.Html.QuerySelector("#mine")!.TextContent, Does.Contain("Рада з доменом"));
    }

    [Test]
    public async Task A_domain_counts_only_once_it_is_approved()
    {
        var person = await Account.Make(hub, "Свій", $"{Guid.NewGuid():N}@not-yet.gov.ua");
        var council = await OrganisationStage.Organisation(hub, "Рада з непідтвердженим доменом");
        await hub.As(OrganisationStage.Registrar).Run<DeclareDomain>(declare => declare.Run(council.Id, "not-yet.gov.ua", default));

        Assert.That(await OrganisationStage.Broken(() => hub.Run<JoinByDomain>(join => join.Run(person.Id, council.Id, default))), Is.EqualTo("Domain.NotTheirs"));
    }

    [Test]
    public async Task A_neighbouring_domain_opens_nothing()
    {
        var person = await Account.Make(hub, "Чужий", $"{Guid.NewGuid():N}@evil-rada.gov.ua");
        var council = await OrganisationStage.Organisation(hub, "Рада з сусідами");
        await OrganisationStage.Approve(hub, council, "rada.gov.ua");

        Assert.That(await OrganisationStage.Broken(() => hub.Run<JoinByDomain>(join => join.Run(person.Id, council.Id, default))), Is.EqualTo("Domain.NotTheirs"));
    }

    [TestCase("gmail.com", "Domain.PublicMail")]
    [TestCase("olena@UKR.net", "Domain.PublicMail")]
    [TestCase("gov.ua", "Domain.Zone")]
    [TestCase("just a word", "Domain.Wrong")]
    [TestCase("", "Domain.Missing")]
    public void A_domain_that_says_nothing_of_a_workplace_is_refused(string typed, string key) => Assert.That(
        Assert.Throws<RuleViolation>(() => OrganisationDomain.Declare(Guid.Empty, typed, null, DateTimeOffset.UtcNow))!.Key, Is.EqualTo(key));

    private Task<List<string>> Told(Person person) =>
        hub.Db<CabinetDb, List<string>>(db => db.Notices.AsNoTracking().Where(n => n.PersonId == person.Id).Select((Notice n) => n.TextUk).ToListAsync());
}
