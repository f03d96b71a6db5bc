using Hub.Cabinet.Administration;
using Hub.Cabinet.SecondFactor;
using Hub.Cabinet.SignIn;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Cabinet.Tests.SecondFactor;

/// <summary>The second step of signing in: set up, asked for, recovered from, switched off.</summary>
[Engines]
public sealed class SecondFactorTests(EngineKind engine)
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private HubApp hub = null!;

    private DateTimeOffset Now => time.GetUtcNow();

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new()
    {
        Engine = engine,
        Time = time,
        Settings = new Dictionary<string, string?> { [SecondFactorRule.Setting] = "true" },
    });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task It_counts_only_after_a_code_confirmed_it()
    {
        var visitor = await Account.SignedIn(hub, await Account.Make(hub));
        var page = await visitor.Get("/cabinet/secondfactor");
        var refused = await page.Submit("main form", ("Input.Code", "000000"));
        var again = await refused.Submit("main form", ("Input.Code", Totp.Code(Factor.Bytes(Secret(refused)), Totp.StepAt(Now))));

        Assert.Multiple(() =>
        {
            Assert.That((refused.Status, Account.Said(refused)), Is.EqualTo((422, refused.Errors[0])));
            Assert.That(Account.Said(refused), Does.StartWith("Код не підходить"));
            Assert.That(Secret(refused), Is.EqualTo(Secret(page)), "the picture the app has read stays the same");
            Assert.That(page.Html.QuerySelectorAll("svg.hub-qr path"), Has.Length.EqualTo(1));
            Assert.That(again.Html.QuerySelectorAll("[data-recovery-codes] code"), Has.Length.EqualTo(RecoveryCode.SetSize));
        });
    }

    [Test]
    public async Task After_the_password_a_code_is_asked_and_the_same_code_is_not_taken_twice()
    {
        var (person, factor) = await WithFactor();
        time.Advance(TimeSpan.FromMinutes(1));
        var code = factor.Code(Now);
        var first = await FirstStep(person);
        var signedIn = await first.Submit("main form", ("Input.Code", code));
        var second = await FirstStep(person);
        var replayed = await second.Submit("main form", ("Input.Code", code));

        Assert.Multiple(() =>
        {
            Assert.That((signedIn.Status, signedIn.Location), Is.EqualTo((302, "/cabinet")));
            Assert.That((replayed.Status, Account.Said(replayed)), Is.EqualTo((422, replayed.Errors[0])));
            Assert.That(replayed.Errors[0], Does.Contain("уже використаний"));
        });
    }

    [Test]
    public async Task The_password_alone_opens_nothing()
    {
        var (person, _) = await WithFactor();
        var visitor = hub.Visitor();
        var answer = await Account.SignIn(visitor, person.Email!, Account.Password);

        Assert.That((answer.Location, (await visitor.Get("/cabinet")).Status), Is.EqualTo(("/cabinet/signin/code", 302)));
    }

    [Test]
    public async Task A_half_done_sign_in_is_forgotten_after_ten_minutes()
    {
        var (person, factor) = await WithFactor();
        var step = await FirstStep(person);
        time.Advance(TimeSpan.FromMinutes(11));
        var late = await step.Submit("main form", ("Input.Code", factor.Code(Now)));

        Assert.That((late.Status, Account.Said(late)), Is.EqualTo((422, "Минуло понад 10 хвилин. Поверніться на сторінку входу й почніть спочатку.")));
    }

    [Test]
    public async Task A_recovery_code_lets_in_once_and_is_told_by_mail()
    {
        var (person, factor) = await WithFactor();
        var typed = factor.RecoveryCodes[0].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal);
        var first = await (await FirstStep(person)).Submit("main form", ("Input.Code", typed));
        var second = await (await FirstStep(person)).Submit("main form", ("Input.Code", typed));
        await Account.SendMail(hub);

        Assert.Multiple(() =>
        {
            Assert.That((first.Status, first.Location), Is.EqualTo((302, "/cabinet")));
            Assert.That((second.Status, Account.Said(second).Contains("уже використаний", StringComparison.Ordinal)), Is.EqualTo((422, true)));
            Assert.That(hub.Mails.Where(m => m.To == person.Email).Select(m => m.Text), Has.Some.Contains("запасним кодом"));
        });
    }

    [Test]
    public async Task Of_one_recovery_code_sent_many_times_at_once_one_is_taken()
    {
        var (person, factor) = await WithFactor();
        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => hub.Run<CheckCode, bool>(async check =>
        {
            try
            {
                await check.Run(person, factor.RecoveryCodes[3], orRecovery: true, default);
                return true;
            }
            catch (RuleViolation)
            {
                return false;
            }
        })));

        Assert.That(tries.Count(taken => taken), Is.EqualTo(1));
    }

    [Test]
    public async Task Recovery_codes_are_kept_as_hashes_and_a_new_set_ends_the_old_one()
    {
        var (person, factor) = await WithFactor();
        var visitor = await SignedIn(person, factor);
        var fresh = await (await visitor.Get("/cabinet/secondfactor")).Submit("form[action*='Codes']");
        var kept = await hub.Db<CabinetDb, List<string>>(db => db.RecoveryCodes.Where(c => c.PersonId == person.Id).Select(c => c.Hash).ToListAsync());
        var old = await (await FirstStep(person)).Submit("main form", ("Input.Code", factor.RecoveryCodes[1]));

        Assert.Multiple(() =>
        {
            Assert.That(fresh.Html.QuerySelectorAll("[data-recovery-codes] code").Select(c => c.TextContent).Intersect(factor.RecoveryCodes), Is.Empty);
            Assert.That(kept, Has.Count.EqualTo(RecoveryCode.SetSize).And.All.Length.EqualTo(64));
            Assert.That(old.Status, Is.EqualTo(422));
        });
    }

    [Test]
    public async Task The_codes_can_be_taken_away_as_a_text_file()
    {
        var visitor = await Account.SignedIn(hub, await Account.Make(hub));
        var page = await visitor.Get("/cabinet/secondfactor");
        var shown = await page.Submit("main form", ("Input.Code", Totp.Code(Factor.Bytes(Secret(page)), Totp.StepAt(Now))));
        var file = await shown.Submit("form[action*='Download']");

        Assert.That(file.ContentHeaders.ContentDisposition!.ToString(), Does.StartWith("attachment; filename=recovery-codes.txt"));
        Assert.That(file.Text, Does.Contain(shown.Html.QuerySelectorAll("[data-recovery-codes] code").Last().TextContent));
    }

    [Test]
    public async Task Codes_cannot_be_guessed_without_end()
    {
        var (person, _) = await WithFactor();
        var step = await FirstStep(person);
        for (var i = 0; i < SignInFailures.FreeTries; i++)
            step = await step.Submit("main form", ("Input.Code", $"00000{i}"));
        var paused = await step.Submit("main form", ("Input.Code", "000009"));

        Assert.That(Account.Said(paused), Does.Contain("призупинено"));
    }

    [Test]
    public async Task Beside_it_eight_characters_are_enough_and_then_it_cannot_be_switched_off()
    {
        var (person, factor) = await WithFactor();
        var visitor = await SignedIn(person, factor);
        var changed = await visitor.Post("/cabinet/password/change", ("Input.Current", Account.Password), ("Input.Password", "жмут7кіс"));
        var off = await (await visitor.Get("/cabinet/secondfactor")).Submit("form[action*='Off']");

        Assert.That((changed.Status, off.Status), Is.EqualTo((302, 422)), string.Join(' ', changed.Errors));
        Assert.That(Account.Said(off), Does.Contain("коротший за 15 знаків"));
    }

    [Test]
    public async Task Without_it_eight_characters_are_not_enough()
    {
        var visitor = await Account.SignedIn(hub, await Account.Make(hub));
        var answer = await visitor.Post("/cabinet/password/change", ("Input.Current", Account.Password), ("Input.Password", "жмут7кіс"));

        Assert.That((answer.Status, Account.Said(answer)), Is.EqualTo((422, "Пароль має містити щонайменше 15 знаків, зараз їх 8. Додайте ще одне-два слова.")));
    }

    [Test]
    public async Task Switched_off_the_password_is_enough_again()
    {
        var (person, factor) = await WithFactor();
        var visitor = await SignedIn(person, factor);
        var off = await (await visitor.Get("/cabinet/secondfactor")).Submit("form[action*='Off']");

        Assert.That((off.Location, (await Account.SignIn(hub.Visitor(), person.Email!, Account.Password)).Location), Is.EqualTo(("/cabinet/security", "/cabinet")));
    }

    [Test]
    public async Task An_administrator_without_it_is_led_to_it_and_has_no_rights_until_then()
    {
        var person = await Account.Make(hub, role: "hub.administrator");
        var visitor = await Account.SignedIn(hub, person);
        var before = await visitor.Get("/cabinet/people");
        var told = await visitor.Get("/cabinet");
        await Factor.TurnOn(visitor, Now);

        Assert.Multiple(async () =>
        {
            Assert.That((before.Status, before.Location), Is.EqualTo((302, "/cabinet/secondfactor")));
            Assert.That(told.Main, Does.Contain("Її права почнуть діяти, коли ви ввімкнете другий крок входу"));
            Assert.That((await visitor.Get("/cabinet/people")).Status, Is.EqualTo(200));
        });
    }

    [Test]
    public async Task A_role_that_administers_nothing_needs_none()
    {
        var person = await Account.Make(hub, role: "practices.editor");
        var visitor = await Account.SignedIn(hub, person);

        Assert.That(((await visitor.Get("/practices/review/queue")).Status, (await visitor.Get("/cabinet/people")).Status), Is.EqualTo((200, 403)));
    }

    [Test]
    public async Task The_server_can_let_in_who_lost_everything_and_that_is_written_down()
    {
        var (person, factor) = await WithFactor();
        var visitor = await SignedIn(person, factor);
        await visitor.Post("/cabinet/password/change", ("Input.Current", Account.Password), ("Input.Password", "жмут7кіс"));
        await hub.Run<ResetSecondFactor>(reset => reset.Run(person.Email!, default));
        while (await hub.DeliverOutbox() > 0) { }
        await Account.SendMail(hub);

        Assert.Multiple(async () =>
        {
            Assert.That((await visitor.Get("/cabinet")).Status, Is.EqualTo(302), "sessions are over");
            Assert.That((await Account.SignIn(hub.Visitor(), person.Email!, "жмут7кіс")).Status, Is.EqualTo(422), "the short password goes with it");
            Assert.That(hub.Mails.Where(m => m.To == person.Email).Select(m => m.Subject), Does.Contain("Новий пароль до кабінету"));
            Assert.That(await hub.Db<CabinetDb, int>(db => db.Audit.CountAsync(a => a.Action == "second-factor.reset" && a.Subject == $"person/{person.Id}" && a.PersonId == null)), Is.EqualTo(1));
        });
    }

    private async Task<(Hub.Cabinet.People.Person Person, Factor Factor)> WithFactor()
    {
        var person = await Account.Make(hub);
        var factor = await Factor.TurnOn(await Account.SignedIn(hub, person), Now);
        return (await Account.Reload(hub, person), factor);
    }

    private async Task<Answer> FirstStep(Hub.Cabinet.People.Person person) =>
        await (await Account.SignIn(hub.Visitor(), person.Email!, Account.Password)).Follow();

    private async Task<Visitor> SignedIn(Hub.Cabinet.People.Person person, Factor factor)
    {
        time.Advance(TimeSpan.FromMinutes(1));
        var visitor = hub.Visitor();
        var step = await (await Account.SignIn(visitor, person.Email!, Account.Password)).Follow();
        var done = await step.Submit("main form", ("Input.Code", factor.Code(Now)));
        Assert.That(done.Status, Is.EqualTo(302), string.Join(' ', done.Errors));
        return visitor;
    }

    private static string Secret(Answer page) => page.Html.QuerySelector("[data-secret]")!.TextContent;
}
