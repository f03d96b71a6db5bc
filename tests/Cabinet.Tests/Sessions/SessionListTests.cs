using System.Net;
using Hub.Cabinet.Sessions;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Cabinet.Tests.Sessions;

/// <summary>Where a person is signed in, ending it, and what a session from before is worth.</summary>
[Engines]
public sealed class SessionListTests(EngineKind engine)
{
    private const string Firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private TestDatabase database = null!;
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        database = await TestDatabase.Create(engine);
        hub = await HubApp.Start(new() { Database = database, Time = time });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await hub.DisposeAsync();
        await database.DisposeAsync();
    }

    [Test]
    public async Task The_list_names_devices_and_marks_this_one()
    {
        var person = await Account.Make(hub);
        var here = hub.Visitor();
        here.Http.DefaultRequestHeaders.Add("User-Agent", Firefox);
        await Account.SignIn(here, person.Email!, Account.Password);
        await Account.SignedIn(hub, person);
        var list = (await here.Get("/cabinet/sessions")).Html.QuerySelectorAll("main .hub-list__item").Select(item => item.TextContent).ToList();

        Assert.That(list, Has.Count.EqualTo(2));
        Assert.That(list[0], Does.Contain("Firefox, Windows").And.Contain("цей пристрій").And.Contain("127.0.0.…"));
        Assert.That(list[1], Does.Contain("Невідомий пристрій").And.Not.Contain("цей пристрій"));
    }

    [Test]
    public async Task One_session_is_ended_from_another_and_is_over_at_once_on_every_host()
    {
        await using var second = await HubApp.Start(new() { Database = database, Time = time });
        var person = await Account.Make(hub);
        var there = await Account.SignedIn(second, person);
        var here = await Account.SignedIn(hub, person);
        Assert.That((await there.Get("/cabinet")).Status, Is.EqualTo(200));
        await (await here.Get("/cabinet/sessions")).Submit("form[action*='End']");

        Assert.That(((await there.Get("/cabinet")).Status, (await here.Get("/cabinet")).Status), Is.EqualTo((302, 200)));
    }

    [Test]
    public async Task Signed_out_everywhere_no_session_lives_and_mailed_links_are_worthless()
    {
        var person = await Account.Make(hub);
        var (here, there) = (await Account.SignedIn(hub, person), await Account.SignedIn(hub, person));
        await hub.Visitor().Post("/cabinet/password/forgot", ("Input.Email", person.Email!));
        await Account.SendMail(hub);
        var link = hub.Mails.Last(m => m.To == person.Email && m.Subject == "Новий пароль до кабінету").Link.PathAndQuery;
        var answer = await (await here.Get("/cabinet/sessions")).Submit("form[action*='Everywhere']");
        var reset = await (await hub.Visitor().Get(link)).Submit("main form", ("Input.Password", "ще одна довга фраза про сніг"));

        Assert.That((answer.Location, (await here.Get("/cabinet")).Status, (await there.Get("/cabinet")).Status, reset.Status), Is.EqualTo(("/cabinet/signin", 302, 302, 422)));
    }

    [Test]
    public async Task Nobody_ends_a_session_of_somebody_else()
    {
        var other = await Account.Make(hub);
        var theirs = await Account.SignedIn(hub, other);
        var id = await hub.Db<CabinetDb, Guid>(db => db.Sessions.Where(s => s.PersonId == other.Id).Select(s => s.Id).SingleAsync());
        var me = await Account.SignedIn(hub, await Account.Make(hub));
        await me.Post("/cabinet/sessions?handler=End", ("id", id.ToString()));

        Assert.That((await theirs.Get("/cabinet")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Signing_in_makes_a_new_session_and_the_cookie_from_before_is_dead()
    {
        var (attacker, victim) = (await Account.Make(hub), await Account.Make(hub));
        var browser = await Account.SignedIn(hub, attacker);
        var planted = Cookie(browser);
        // The victim signs in in the browser where the attacker left a session.
        await browser.Post("/cabinet/signout");
        browser.Cookies.Add(hub.Address, new Cookie(Session.Cookie, planted));
        await Account.SignIn(browser, victim.Email!, Account.Password);

        Assert.That((await With(planted)).Status, Is.EqualTo(302), "what was planted is not upgraded");
        Assert.That(Cookie(browser), Is.Not.EqualTo(planted));
    }

    [Test]
    public async Task A_cookie_kept_from_before_signing_out_opens_nothing_afterwards()
    {
        var visitor = await Account.SignedIn(hub, await Account.Make(hub));
        var kept = Cookie(visitor);
        Assert.That((await With(kept)).Status, Is.EqualTo(200));
        await visitor.Post("/cabinet/signout");

        Assert.That((await With(kept)).Status, Is.EqualTo(302));
    }

    [Test]
    public async Task A_session_nobody_used_for_a_fortnight_is_over_and_tidied_away()
    {
        var person = await Account.Make(hub);
        var visitor = await Account.SignedIn(hub, person);
        time.Advance(TimeSpan.FromDays(15));
        await hub.Run<Hub.Cabinet.Administration.TidyUp>(tidy => tidy.Run(default));

        Assert.That(((await visitor.Get("/cabinet")).Status, await hub.Db<CabinetDb, int>(db => db.Sessions.CountAsync(s => s.PersonId == person.Id))), Is.EqualTo((302, 0)));
    }

    [Test]
    public async Task A_session_used_every_day_is_over_after_a_month_all_the_same()
    {
        var visitor = await Account.SignedIn(hub, await Account.Make(hub));
        for (var day = 0; day < 29; day++)
        {
            time.Advance(TimeSpan.FromDays(1));
            Assert.That((await visitor.Get("/cabinet")).Status, Is.EqualTo(200));
        }
        time.Advance(TimeSpan.FromDays(1.1));

        Assert.That((await visitor.Get("/cabinet")).Status, Is.EqualTo(302));
    }

    [Test]
    public async Task Who_proves_again_who_they_are_gets_a_new_session_that_lasts_no_longer()
    {
        var visitor = await Account.SignedIn(hub, await Account.Make(hub));
        time.Advance(TimeSpan.FromDays(12));
        var before = Cookie(visitor);
        Assert.That((await visitor.Post("/cabinet/security/prove", ("Password", Account.Password))).Status, Is.EqualTo(302));
        Assert.That(((await With(before)).Status, (await visitor.Get("/cabinet/passkeys")).Status), Is.EqualTo((302, 200)), "the old name is worth nothing");
        time.Advance(TimeSpan.FromDays(12));
        Assert.That((await visitor.Get("/cabinet")).Status, Is.EqualTo(200));
        time.Advance(TimeSpan.FromDays(7));
        Assert.That((await visitor.Get("/cabinet")).Status, Is.EqualTo(302), "a month after the beginning");
    }

    [Test]
    public async Task Signing_out_leaves_nothing_in_the_browser()
    {
        var visitor = await Account.SignedIn(hub, await Account.Make(hub));
        var inside = await visitor.Get("/cabinet");
        var left = await visitor.Post("/cabinet/signout");

        Assert.That(inside.Headers.CacheControl!.NoStore);
        Assert.That(left.Headers.GetValues("Clear-Site-Data"), Is.EqualTo(new[] { "\"storage\"" }));
        Assert.That(visitor.Cookies.GetCookies(hub.Address).Select(c => c.Name), Has.None.EqualTo(Session.Cookie));
    }

    [Test]
    public async Task Who_keeps_people_signs_somebody_out_everywhere_and_the_log_says_who_did_it()
    {
        var person = await Account.Make(hub);
        var (here, there) = (await Account.SignedIn(hub, person), await Account.SignedIn(hub, person));
        var boss = await Account.Make(hub, role: "cabinet.administrator");
        var done = await (await Account.SignedIn(hub, boss)).Post($"/cabinet/people/{person.Id}?handler=SignOut");
        await hub.DeliverOutbox();

        Assert.That((done.Status, (await here.Get("/cabinet")).Status, (await there.Get("/cabinet")).Status), Is.EqualTo((302, 302, 302)));
        var stranger = await Account.SignedIn(hub, await Account.Make(hub));
        Assert.That((await stranger.PostExactly($"/cabinet/people/{boss.Id}?handler=SignOut", [])).Status, Is.EqualTo(403));
        Assert.That(await hub.Db<CabinetDb, int>(db => db.Audit.CountAsync(a => a.Action == "session.ended-everywhere" && a.PersonId == boss.Id && a.Subject == $"person/{person.Id}")), Is.EqualTo(1));
        Assert.That((await Account.SignIn(hub.Visitor(), person.Email!, Account.Password)).Status, Is.EqualTo(302), "and they may come back");
    }

    [Test]
    public async Task A_new_device_is_told_by_mail_and_notice_and_a_known_one_is_not()
    {
        var person = await Account.Make(hub);
        var known = await Account.SignedIn(hub, person);
        await known.Post("/cabinet/signout");
        await Account.SignIn(known, person.Email!, Account.Password);
        await Account.SendMail(hub);
        var quiet = hub.Mails.Count(m => m.To == person.Email);
        await Account.SignedIn(hub, person);
        await Account.SendMail(hub);

        Assert.Multiple(async () =>
        {
            Assert.That(quiet, Is.Zero);
            Assert.That(hub.Mails.Where(m => m.To == person.Email).Select(m => m.Subject), Is.EqualTo(new[] { "Вхід із нового пристрою" }));
            Assert.That((await known.Get("/cabinet/notices")).Main, Does.Contain("увійшли з нового пристрою"));
        });
    }

    [Test]
    public async Task A_sensitive_page_asks_again_after_ten_minutes_and_then_leads_back()
    {
        var visitor = await Account.SignedIn(hub, await Account.Make(hub));
        var open = await visitor.Get("/cabinet/passkeys");
        time.Advance(TimeSpan.FromMinutes(11));
        var asked = await visitor.Get("/en/cabinet/passkeys");
        var wrong = await (await asked.Follow()).Submit("main form", ("Password", "зовсім інший пароль"));
        var proved = await wrong.Submit("main form", ("Password", Account.Password));

        Assert.Multiple(async () =>
        {
            Assert.That((open.Status, asked.Location), Is.EqualTo((200, "/en/cabinet/security/prove?returnUrl=%2Fen%2Fcabinet%2Fpasskeys")));
            Assert.That((wrong.Status, proved.Location), Is.EqualTo((422, "/en/cabinet/passkeys")));
            Assert.That((await visitor.Get("/cabinet/passkeys")).Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task A_sensitive_form_sent_too_late_changes_nothing_and_keeps_what_was_typed()
    {
        var person = await Account.Make(hub);
        var visitor = await Account.SignedIn(hub, person);
        var form = await visitor.Get("/cabinet/email/change");
        time.Advance(TimeSpan.FromMinutes(11));
        var late = await form.Submit("main form", ("Input.Email", "nova@example.org"));

        Assert.That((late.Status, late.Html.QuerySelector("[name='Input.Email']")!.GetAttribute("value")), Is.EqualTo((422, "nova@example.org")));
        Assert.That(Account.Said(late), Does.Contain("/cabinet/security/prove"));
    }

    [Test]
    public async Task To_give_an_administrators_role_one_proves_again_who_one_is()
    {
        var (boss, person) = (await Account.Make(hub, role: "hub.administrator"), await Account.Make(hub));
        var visitor = await Account.SignedIn(hub, boss);
        time.Advance(TimeSpan.FromMinutes(11));
        var late = await visitor.Post($"/cabinet/people/{person.Id}", ("Input.Role", "cabinet.administrator"), ("Input.Reason", "наказ 7"));
        var plain = await visitor.Post($"/cabinet/people/{person.Id}", ("Input.Role", "practices.editor"), ("Input.Reason", "наказ 7"));

        Assert.That((late.Status, plain.Status), Is.EqualTo((422, 302)), string.Join(' ', plain.Errors));
        Assert.That(Account.Said(late), Does.StartWith("Минуло понад 10 хвилин"));
    }

    private string Cookie(Visitor visitor) => visitor.Cookies.GetCookies(hub.Address).Single(c => c.Name == Session.Cookie).Value;

    private Task<Answer> With(string cookie)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/cabinet");
        request.Headers.Add("Cookie", $"{Session.Cookie}={cookie}");
        return hub.Visitor().Send(request);
    }
}

/// <summary>Words for devices and shortened addresses.</summary>
public sealed class DeviceWordsTests
{
    [TestCase("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36 Edg/141.0", "Edge, Windows")]
    [TestCase("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari, iPhone")]
    [TestCase("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Mobile Safari/537.36", "Chrome, Android")]
    [TestCase("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux")]
    [TestCase("curl/8.0", null)]
    [TestCase("", null)]
    public void A_device_is_named_as_its_owner_would(string agent, string? words) => Assert.That(DeviceWords.Short(agent), Is.EqualTo(words));

    [TestCase("203.0.113.77", "203.0.113.…")]
    [TestCase("::ffff:203.0.113.77", "203.0.113.…")]
    [TestCase("2001:db8:85a3::8a2e:370:7334", "2001:db8:85a3:…")]
    public void An_address_is_cut_to_its_network(string address, string shown) => Assert.That(ShortAddress.Of(IPAddress.Parse(address)), Is.EqualTo(shown));
}
