using System.Text.RegularExpressions;
using Hub.Cabinet.Acting;
using Hub.Cabinet.People;
using Hub.Cabinet.Roles;
using Hub.Cabinet.Tests.Organisations;
using Hub.Cabinet.Tests.SecondFactor;
using Hub.SharedKernel.Data;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Cabinet.Tests.Acting;

/// <summary>An administrator acts for a person only with their consent, for a while, seen by both.</summary>
[Engines]
public sealed partial class ActingTests(EngineKind engine)
{
    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private HubApp hub = null!;
    private Person administrator = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        hub = await HubApp.Start(new() { Engine = engine, Time = time });
        administrator = await Account.Make(hub, "Олена Адміністраторка", role: RoleCatalog.Administrator);
    }

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task With_consent_the_administrator_sees_the_portal_as_the_person_under_a_banner()
    {
        var (person, admin) = await Acting("Допоможіть Мені");
        var page = await admin.Get("/en/practices");

        Assert.That(page.Html.QuerySelector(".hub-acting")!.TextContent, Does.Contain("Олена Адміністраторка").And.Contain("Допоможіть Мені"));
        Assert.That((await admin.Get("/cabinet")).Main, Does.Contain("Вітаємо, Допоможіть Мені!"));
        Assert.That((await admin.Get("/cabinet/audit")).Status, Is.EqualTo(403), "the administrator's own powers rest");
        Assert.That(person.Id, Is.Not.EqualTo(administrator.Id));
    }

    [TestCase("/cabinet/password/change")]
    [TestCase("/cabinet/settings")]
    [TestCase("/cabinet/help")]
    [TestCase("/cabinet/organisations/add")]
    [TestCase("/en/cabinet/password/change")]
    [TestCase("/Cabinet/Settings/")]
    public async Task What_concerns_the_account_is_closed_meanwhile(string path)
    {
        var (person, admin) = await Acting("Закрита Особа");
        var looked = await admin.Get(path);
        var sent = await admin.PostExactly(path, [KeyValuePair.Create("Input.Name", "Інше Ім’я")]);

        Assert.That((looked.Status, sent.Status), Is.EqualTo((403, 403)));
        Assert.That(looked.Main, Does.Contain(path.StartsWith("/en", StringComparison.Ordinal) ? "While you act for another person" : "Поки ви дієте від імені іншої особи"));
        Assert.That((await Account.Reload(hub, person)).Name, Is.EqualTo("Закрита Особа"));
    }

    [Test]
    public async Task Every_page_of_the_cabinet_is_closed_meanwhile_but_those_that_only_show_what_waits()
    {
        string[] open = ["/cabinet", "/cabinet/items", "/cabinet/notices", "/cabinet/organisations", "/cabinet/roles", "/cabinet/tasks"];
        var (person, admin) = await Acting("Усі Сторінки");
        var addresses = hub.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(e => "/" + Parameter().Replace(e.RoutePattern.RawText!.TrimStart('/'), person.Id.ToString()).TrimEnd('/'))
            .Where(path => path.StartsWith("/cabinet", StringComparison.OrdinalIgnoreCase)).Select(path => path.ToLowerInvariant()).Distinct().ToList();

        Assert.That(addresses, Has.Count.GreaterThan(50));
        var answered = new List<string>();
        foreach (var path in addresses.Where(p => p is not ("/cabinet/signout" or "/cabinet/acting/end")))
            if ((await admin.Get(path)).Status != 403)
                answered.Add(path);
        Assert.That(answered.Order(StringComparer.Ordinal), Is.EqualTo(open));
    }

    [Test]
    public async Task It_makes_no_session_of_the_person_and_ends_with_the_administrators_own()
    {
        var (person, admin) = await Acting("Сеанси Окремо");
        await admin.Get("/cabinet");
        var sessions = await hub.Db<CabinetDb, int>(db => db.Sessions.CountAsync(s => s.PersonId == person.Id));
        var elsewhere = await Account.SignedIn(hub, administrator);
        await (await elsewhere.Get("/cabinet/sessions")).Submit("form[action*='Everywhere']");

        Assert.That(sessions, Is.EqualTo(1), "the one in which the person gave consent");
        Assert.That((await admin.Get("/cabinet")).Location, Does.Contain("/cabinet/signin"));
        Assert.That((await admin.Get("/practices")).Html.QuerySelector(".hub-acting"), Is.Null);
    }

    [Test]
    public async Task Who_is_no_administrator_any_more_acts_for_nobody_any_more()
    {
        var other = await Account.Make(hub, "Колишній Адміністратор", role: RoleCatalog.Administrator);
        var (_, admin) = await Acting("Втратив Право", other);
        Assert.That((await admin.Get("/practices")).Html.QuerySelector(".hub-acting"), Is.Not.Null);
        var grant = await hub.Db<CabinetDb, Guid>(db => db.Grants.Where(g => g.PersonId == other.Id).Select(g => g.Id).SingleAsync());
        await hub.As(new TestPerson("Старший", RoleCatalog.Administer, RoleCatalog.People)).Run<RevokeRole>(revoke => revoke.Run(grant, "звільнено", default));

        Assert.That((await admin.Get("/practices")).Html.QuerySelector(".hub-acting"), Is.Null);
        Assert.That((await admin.Get("/cabinet")).Main, Does.Contain("Колишній Адміністратор"));
    }

    [Test]
    public async Task A_person_with_a_second_factor_is_helped_without_it_and_it_stays_theirs()
    {
        var person = await Account.Make(hub, "Має Другий Крок");
        var theirs = await Account.SignedIn(hub, person);
        await Factor.TurnOn(theirs, time.GetUtcNow());
        var (_, admin) = await Acting(person, theirs, administrator);

        Assert.That((await admin.Get("/cabinet")).Main, Does.Contain("Вітаємо, Має Другий Крок!"));
        Assert.That((await admin.PostExactly("/cabinet/secondfactor?handler=Off", [])).Status, Is.EqualTo(403));
        Assert.That((await Account.Reload(hub, person)).TwoFactorEnabled, Is.True);
        Assert.That((await theirs.Get("/cabinet/secondfactor")).Status, Is.EqualTo(200), "the person's own session goes on");
    }

    [Test]
    public async Task One_press_ends_it_and_the_person_reads_who_acted_and_why()
    {
        var (person, admin) = await Acting("Потім Прочитає");
        var ended = await (await admin.Get("/practices")).Submit(".hub-acting form");
        await OrganisationStage.Deliver(hub);

        Assert.That(ended.Status, Is.EqualTo(302));
        Assert.That((await admin.Get("/cabinet")).Main, Does.Contain("Вітаємо, Олена Адміністраторка!"));
        Assert.That(await Notices(person), Has.Some.Contains("Олена Адміністраторка").And.Some.Contains("звернення 17"));
        Assert.That((await (await Account.SignedIn(hub, person)).Get("/cabinet/help")).Main, Does.Contain("звернення 17"));
    }

    [Test]
    public async Task Everything_sent_is_in_the_audit_log_under_both_names()
    {
        var (person, admin) = await Acting("Журнальна Особа");
        await admin.PostExactly("/practices/submission/start", [KeyValuePair.Create("Heading", "чернетка")]);
        await (await admin.Get("/practices")).Submit(".hub-acting form");
        await OrganisationStage.Deliver(hub);
        var lines = await hub.Db<CabinetDb, List<string>>(db => db.Audit.AsNoTracking().Where(a => a.PersonId == administrator.Id && a.Subject == $"person/{person.Id}")
            .OrderBy(a => a.At).ThenBy(a => a.Id).Select(a => a.Action + " " + a.Details).ToListAsync());

        Assert.That(lines, Is.EqualTo(new[] { "acting.started звернення 17", "acting.sent POST /practices/submission/start", "acting.ended звернення 17" }));
    }

    [Test]
    public async Task Without_consent_nobody_acts()
    {
        var person = await Account.Make(hub);
        var admin = await Account.SignedIn(hub, administrator);
        var refused = await admin.Post($"/cabinet/people/{person.Id}/act", ("Input.Reason", "так хочу"));

        Assert.That(Account.Said(refused), Does.StartWith("Ця особа не дозволила діяти від її імені"));
    }

    [Test]
    public async Task Consent_lasts_a_day()
    {
        var person = await Account.Make(hub);
        await hub.Run<GiveConsent>(give => give.Run(person.Id, default));
        time.Advance(TimeSpan.FromHours(24));

        Assert.That(await Refused(person), Is.EqualTo("Acting.NoConsent"));
    }

    [Test]
    public async Task Consent_taken_back_stops_whoever_acts_at_once()
    {
        var (person, admin) = await Acting("Передумала");
        await (await (await Account.SignedIn(hub, person)).Get("/cabinet/help")).Submit("main form");
        await OrganisationStage.Deliver(hub);

        Assert.That((await admin.Get("/practices")).Html.QuerySelector(".hub-acting"), Is.Null);
        Assert.That(await Notices(person), Has.Some.Contains("звернення 17"));
    }

    [Test]
    public async Task It_ends_by_itself_after_an_hour_and_the_person_is_told_all_the_same()
    {
        var (person, admin) = await Acting("Забута Особа");
        time.Advance(TimeSpan.FromMinutes(61));
        Assert.That((await admin.Get("/practices")).Html.QuerySelector(".hub-acting"), Is.Null);
        await hub.Run<CloseActing>(close => close.Run(default));
        await OrganisationStage.Deliver(hub);

        Assert.That(await Notices(person), Has.Some.Contains("звернення 17"));
    }

    [Test]
    public async Task Nobody_acts_for_an_administrator_and_nobody_but_an_administrator_acts()
    {
        var other = await Account.Make(hub, role: RoleCatalog.Administrator);
        await hub.Run<GiveConsent>(give => give.Run(other.Id, default));
        var person = await Account.Make(hub);
        await hub.Run<GiveConsent>(give => give.Run(person.Id, default));

        Assert.That(await Refused(other), Is.EqualTo("Acting.Administrator"));
        Assert.That(await OrganisationStage.Broken(() => hub.As(new TestPerson("Хтось", RoleCatalog.People)).Run<StartActing>(start => start.Run(person.Id, "так", default))),
            Is.EqualTo("Acting.NotYours"));
    }

    [Test]
    public async Task The_cookie_of_one_administrator_is_worth_nothing_to_another_person()
    {
        var (_, admin) = await Acting("Чужа Ціль");
        var thief = await Account.SignedIn(hub, await Account.Make(hub, "Злодій"));
        thief.Cookies.Add(hub.Address, new System.Net.Cookie("hub-acting", admin.Cookies.GetCookies(hub.Address)["hub-acting"]!.Value));

        Assert.That((await thief.Get("/cabinet")).Main, Does.Contain("Вітаємо, Злодій!"));
    }

    private async Task<(Person Person, Visitor Administrator)> Acting(string name, Person? by = null)
    {
        var person = await Account.Make(hub, name);
        return await Acting(person, await Account.SignedIn(hub, person), by ?? administrator);
    }

    private async Task<(Person Person, Visitor Administrator)> Acting(Person person, Visitor theirs, Person by)
    {
        await (await theirs.Get("/cabinet/help")).Submit("main form");
        var admin = await Account.SignedIn(hub, by);
        Assert.That((await admin.Get($"/cabinet/people/{person.Id}")).Html.QuerySelector($"a[href='/cabinet/people/{person.Id}/act']"), Is.Not.Null);
        var started = await (await admin.Get($"/cabinet/people/{person.Id}/act")).Submit("main form", ("Input.Reason", "звернення 17"));
        Assert.That(started.Status, Is.EqualTo(302), string.Join(' ', started.Errors));
        return (person, admin);
    }

    private Task<string> Refused(Person person) => OrganisationStage.Broken(() =>
        hub.As(new TestPerson("Адміністратор", RoleCatalog.Administer)).Run<StartActing>(start => start.Run(person.Id, "причина", default)));

    private Task<List<string>> Notices(Person person) =>
        hub.Db<CabinetDb, List<string>>(db => db.Notices.AsNoTracking().Where(n => n.PersonId == person.Id).Select(n => n.TextUk).ToListAsync());
}
