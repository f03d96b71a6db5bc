using Hub.Cabinet.SignIn;
using Hub.SharedKernel.Data;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Cabinet.Tests.SignIn;

/// <summary>Signing in: who gets in, and what nobody learns from being refused.</summary>
[Engines]
public sealed class SignInTests(EngineKind engine)
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Engine = engine, Time = time });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task Whoever_signs_in_lands_on_my_things()
    {
        var person = await Account.Make(hub, "Дарина Швець");
        var visitor = hub.Visitor();
        var answer = await Account.SignIn(visitor, person.Email!, Account.Password);

        Assert.That((answer.Status, answer.Location), Is.EqualTo((302, "/cabinet")));
        Assert.That((await answer.Follow()).Main, Does.Contain("Дарина Швець"));
    }

    [Test]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        var person = await Account.Make(hub);
        var answer = await Account.SignIn(hub.Visitor(), person.Email!, Account.Password);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("hub=", StringComparison.Ordinal));

        Assert.That(cookie, Does.Contain("; path=/;").And.Contain("; samesite=lax").And.Contain("; httponly").And.Not.Contain("expires").And.Not.Contain("domain"));
    }

    [Test]
    public async Task Who_asks_to_be_remembered_is_for_a_fortnight()
    {
        var person = await Account.Make(hub);
        var answer = await hub.Visitor().Post("/cabinet/signin",
            ("Input.Email", person.Email!), ("Input.Password", Account.Password), ("Input.Remember", "true"));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("hub=", StringComparison.Ordinal));

        Assert.That(cookie, Does.Contain($"expires={time.GetUtcNow().AddDays(14):ddd, dd MMM yyyy}"));
    }

    [Test]
    public async Task A_wrong_password_and_an_unknown_e_mail_are_answered_alike()
    {
        var person = await Account.Make(hub);
        var wrong = await Account.SignIn(hub.Visitor(), person.Email!, "зовсім інший пароль");
        var unknown = await Account.SignIn(hub.Visitor(), Account.NewEmail(), "зовсім інший пароль");

        Assert.Multiple(() =>
        {
            Assert.That(wrong.Status, Is.EqualTo(422));
            Assert.That((unknown.Status, unknown.Errors), Is.EqualTo((wrong.Status, wrong.Errors)));
            Assert.That(wrong.Errors, Has.Count.EqualTo(1));
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task After_five_failures_a_known_and_an_unknown_e_mail_must_wait_alike(bool known)
    {
        var email = known ? (await Account.Make(hub)).Email! : Account.NewEmail();
        for (var i = 0; i < SignInFailures.FreeTries; i++)
            Assert.That(Account.Said(await Account.SignIn(hub.Visitor(), email, "не той пароль зовсім")), Does.StartWith("Пошта або пароль"));
        var paused = await Account.SignIn(hub.Visitor(), email, Account.Password);

        Assert.That(Account.Said(paused), Does.Contain("призупинено").And.Contain("через 1 хв"));
    }

    [Test]
    public async Task After_the_pause_the_right_password_works_and_the_failures_are_forgiven()
    {
        var person = await Account.Make(hub);
        for (var i = 0; i < SignInFailures.FreeTries; i++)
            await Account.SignIn(hub.Visitor(), person.Email!, "не той пароль зовсім");
        time.Advance(TimeSpan.FromMinutes(1.1));

        Assert.That((await Account.SignIn(hub.Visitor(), person.Email!, Account.Password)).Status, Is.EqualTo(302));
        Assert.That(Account.Said(await Account.SignIn(hub.Visitor(), person.Email!, "не той пароль зовсім")), Does.StartWith("Пошта або пароль"));
    }

    [TestCase("https://evil.example/")]
    [TestCase("//evil.example/")]
    [TestCase("/\\evil.example")]
    [TestCase("javascript:alert(1)")]
    public async Task Nobody_is_sent_to_another_site_after_signing_in(string target)
    {
        var person = await Account.Make(hub);
        var answer = await hub.Visitor().Post("/cabinet/signin",
            ("Input.Email", person.Email!), ("Input.Password", Account.Password), ("ReturnUrl", target));

        Assert.That((answer.Status, answer.Location), Is.EqualTo((302, "/cabinet")));
    }

    [Test]
    public async Task A_visitor_is_asked_to_sign_in_and_then_comes_back_in_the_same_language()
    {
        var person = await Account.Make(hub);
        var visitor = hub.Visitor();
        var asked = await visitor.Get("/en/cabinet/settings");
        Assert.That(asked.Status, Is.EqualTo(302));
        var form = await asked.Follow();
        var back = await form.Submit("main form", ("Input.Email", person.Email!), ("Input.Password", Account.Password));

        Assert.That(back.Location, Is.EqualTo("/en/cabinet/settings"), string.Join(' ', back.Errors));
    }

    [Test]
    public async Task A_draft_that_saves_itself_is_told_that_the_session_is_over()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/cabinet/settings");
        request.Headers.Add("X-Hub-Autosave", "1");

        Assert.That((await hub.Visitor().Send(request)).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task Signing_out_ends_the_session_and_only_a_form_does_it()
    {
        var visitor = await Account.SignedIn(hub, await Account.Make(hub));
        await visitor.Get("/cabinet/signout");
        Assert.That((await visitor.Get("/cabinet")).Status, Is.EqualTo(200), "looking at the page does not sign out");

        await visitor.Post("/cabinet/signout");
        Assert.That((await visitor.Get("/cabinet")).Status, Is.EqualTo(302));
    }

    [Test]
    public async Task A_form_of_another_site_signs_nobody_in()
    {
        var person = await Account.Make(hub);
        var answer = await hub.Visitor().PostExactly("/cabinet/signin",
            [new("Input.Email", person.Email!), new("Input.Password", Account.Password)]);

        Assert.That((answer.Status, answer.Headers.TryGetValues("Set-Cookie", out var set) && set.Any(c => c.StartsWith("hub=", StringComparison.Ordinal))),
            Is.EqualTo((422, false)));
    }
}
