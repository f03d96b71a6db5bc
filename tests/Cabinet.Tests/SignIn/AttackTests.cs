using System.Diagnostics;
using Hub.Cabinet.SignIn;
using Hub.SharedKernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hub.Cabinet.Tests.SignIn;

/// <summary>What somebody who means harm tries at the doors of the portal.</summary>
[NonParallelizable]
public sealed class AttackTests
{
    private const int Tries = 1000;
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { CostlyPasswords = true });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public void Trying_a_password_is_costly() =>
        Assert.That(hub.Services.GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount, Is.GreaterThanOrEqualTo(210_000));

    [Test]
    public async Task A_thousand_tries_at_one_account_get_five_looked_at()
    {
        var person = await Account.Make(hub);
        var form = await hub.Visitor().Get("/cabinet/signin");
        var looked = 0;
        for (var i = 0; i < Tries; i++)
        {
            var answer = await form.Submit("main form", ("Input.Email", person.Email), ("Input.Password", $"спроба номер {i} вгадати"));
            looked += Account.Said(answer).StartsWith("Пошта або пароль", StringComparison.Ordinal) ? 1 : 0;
        }
        var right = await form.Submit("main form", ("Input.Email", person.Email), ("Input.Password", Account.Password));

        Assert.That((looked, right.Status), Is.EqualTo((SignInFailures.FreeTries, 422)), "in the pause even the right password opens nothing");
    }

    [Test]
    public async Task Tries_sent_all_at_once_are_counted_as_if_they_came_one_by_one()
    {
        var key = SignInFailures.KeyOf(Hub.Cabinet.People.EmailAddress.Of(Account.NewEmail()));
        var begun = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => hub.Run<PauseAfterFailures, bool>(pauses => Begins(pauses, key)))));

        Assert.That(begun.Count(b => b), Is.LessThanOrEqualTo(SignInFailures.FreeTries).And.Positive);
    }

    [Test]
    public async Task A_thousand_tries_from_one_address_are_held_up_by_the_rate_limit()
    {
        const int limit = 10;
        await using var limited = await HubApp.Start(new() { Settings = new Dictionary<string, string?> { ["Hub:Limits:SignIn"] = $"{limit}" } });
        var form = await limited.Visitor().Get("/cabinet/signin");
        var clock = Stopwatch.StartNew();
        var statuses = new List<int>();
        for (var i = 0; i < Tries; i++)
            statuses.Add((await form.Submit("main form", ("Input.Email", $"{i}@example.org"), ("Input.Password", "спроба вгадати пароль"))).Status);
        var minutes = (int)clock.Elapsed.TotalMinutes + 1;

        Assert.That(statuses.Count(s => s != 429), Is.InRange(limit, limit * (minutes + 1)));
        Assert.That(statuses.Distinct(), Is.EquivalentTo(new[] { 422, 429 }));
    }

    [TestCase("/cabinet/signin")]
    [TestCase("/cabinet/register")]
    [TestCase("/cabinet/password/forgot")]
    [TestCase("/cabinet/register/resend")]
    public async Task Known_and_unknown_e_mails_are_answered_alike_and_as_fast(string path)
    {
        var form = await hub.Visitor().Get(path);
        var answers = new HashSet<(int, string?, string)>();
        var (known, unknown) = (0.0, 0.0);
        // A slow moment of the machine passes; what gives an e-mail away would show every time.
        for (var measurement = 0; measurement < 4; measurement++)
        {
            (known, unknown) = await Medians(form, answers);
            if (Math.Abs(known - unknown) < Bound(unknown))
                break;
        }

        Assert.That(answers, Has.Count.EqualTo(1), "status, address and sentence");
        Assert.That(Math.Abs(known - unknown), Is.LessThan(Bound(unknown)), $"medians in milliseconds: known {known:0.0}, unknown {unknown:0.0}");
    }

    [TestCase("https://evil.example/")]
    [TestCase("http:evil.example")]
    [TestCase("//evil.example/")]
    [TestCase("///evil.example/")]
    [TestCase("/\\evil.example")]
    [TestCase("\\\\evil.example")]
    [TestCase("/\t/evil.example")]
    [TestCase("/\n/evil.example")]
    [TestCase(" //evil.example")]
    [TestCase("javascript:alert(1)")]
    [TestCase("data:text/html,x")]
    [TestCase("evil.example")]
    [TestCase("@evil.example")]
    public async Task No_return_address_leads_out_of_the_portal(string target)
    {
        var person = await Account.Make(hub);
        var visitor = hub.Visitor();
        var signedIn = await visitor.Post("/cabinet/signin", ("Input.Email", person.Email), ("Input.Password", Account.Password), ("ReturnUrl", target));
        var already = await visitor.Get("/cabinet/signin?returnUrl=" + Uri.EscapeDataString(target));
        var proved = await visitor.Post("/cabinet/security/prove", ("Password", Account.Password), ("ReturnUrl", target));

        Assert.That(new[] { signedIn.Location, already.Location, proved.Location }, Is.All.EqualTo("/cabinet"));
    }

    [TestCase("/cabinet/sessions?handler=Everywhere")]
    [TestCase("/cabinet/security?handler=Unlink")]
    [TestCase("/cabinet/passkeys?handler=Remove")]
    [TestCase("/cabinet/secondfactor?handler=Off")]
    [TestCase("/cabinet/email/change")]
    [TestCase("/cabinet/password/change")]
    [TestCase("/cabinet/security/prove")]
    public async Task A_form_of_another_site_does_nothing_here(string path)
    {
        var visitor = await Account.SignedIn(hub, await Account.Make(hub));
        var answer = await visitor.PostExactly(path, [new("Input.Email", "evil@example.org"), new("Password", Account.Password)]);

        Assert.That((answer.Status, answer.Main.Contains("форм", StringComparison.OrdinalIgnoreCase)), Is.EqualTo((422, true)));
        Assert.That((await visitor.Get("/cabinet")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_forged_host_does_not_get_into_mailed_links()
    {
        var person = await Account.Make(hub);
        var visitor = hub.Visitor();
        var form = await visitor.Get("/cabinet/password/forgot");
        var request = new HttpRequestMessage(HttpMethod.Post, "/cabinet/password/forgot")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["Input.Email"] = person.Email!,
                ["__RequestVerificationToken"] = form.Html.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!,
            }),
        };
        request.Headers.Host = "evil.example";
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        var answer = await visitor.Send(request);
        await Account.SendMail(hub);
        var mail = hub.Mails.Single(m => m.To == person.Email);

        Assert.That((answer.Status, mail.Link.Authority), Is.EqualTo((302, hub.Address.Authority)));
        Assert.That(mail.Text + mail.Message.HtmlBody, Does.Not.Contain("evil.example"));
    }

    [Test]
    public async Task Every_cookie_of_signing_in_is_out_of_reach_of_scripts_and_other_sites()
    {
        var person = await Account.Make(hub);
        var visitor = hub.Visitor();
        var set = Cookies(await Account.SignIn(visitor, person.Email!, Account.Password)).ToList();
        set.AddRange(Cookies(await visitor.Get("/cabinet/passkeys?handler=Options")));
        set.AddRange(Cookies(await hub.Visitor().Get("/cabinet/signin?handler=Passkey")));

        Assert.That(set.Select(c => c.Split('=')[0]), Is.SupersetOf(new[] { "hub", "hub-device", "hub-passkey", "hub-passkey-new" }));
        Assert.That(set, Is.All.Contain("; httponly").And.All.Contain("path=/;").And.All.Not.Contain("domain=").And.All.Match("samesite=(lax|strict)"));
    }

    private static async Task<bool> Begins(PauseAfterFailures pauses, string key)
    {
        try
        {
            await pauses.Begin(key, default);
            return true;
        }
        catch (RuleViolation)
        {
            return false;
        }
    }

    private static IEnumerable<string> Cookies(Answer answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.Where(c => c.StartsWith("hub", StringComparison.Ordinal) && !c.StartsWith("hub-form", StringComparison.Ordinal)) : [];

    // An eighth of what hashing a password takes, or what writing one mail more would take.
    private static double Bound(double median) => Math.Max(6, median / 8);

    private async Task<(double Known, double Unknown)> Medians(Answer form, HashSet<(int, string?, string)> answers)
    {
        const int rounds = 21;
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var i = 0; i < rounds; i++)
        {
            var person = await Account.Make(hub);
            // Turn about, so that what slows the machine down falls on both.
            var (a, slowA) = await Timed(form, i % 2 == 0 ? person.Email! : Account.NewEmail());
            var (b, slowB) = await Timed(form, i % 2 == 0 ? Account.NewEmail() : person.Email!);
            answers.UnionWith([Seen(a), Seen(b)]);
            known.Add(i % 2 == 0 ? slowA : slowB);
            unknown.Add(i % 2 == 0 ? slowB : slowA);
        }
        return (Median(known), Median(unknown));
    }

    private static async Task<(Answer Answer, double Milliseconds)> Timed(Answer form, string email)
    {
        var clock = Stopwatch.StartNew();
        var answer = await form.Submit("main form", ("Input.Email", email), ("Input.Password", "зовсім інший пароль 7"), ("Input.Name", "Оксана Левченко"));
        return (answer, clock.Elapsed.TotalMilliseconds);
    }

    private static (int, string?, string) Seen(Answer answer) => (answer.Status, answer.Location, string.Join('|', answer.Errors));

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
