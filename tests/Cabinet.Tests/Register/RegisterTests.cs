using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Tests.Register;

/// <summary>From the form to the first sign-in.</summary>
[Engines]
public sealed class RegisterTests(EngineKind engine)
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Engine = engine });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task Who_registers_confirms_by_mail_and_signs_in()
    {
        var email = Account.NewEmail();
        Assert.That((await Register(email)).Location, Is.EqualTo("/cabinet/register/sent"));
        var early = await Account.SignIn(hub.Visitor(), email, Account.Password);
        Assert.That(Account.Said(early), Does.Contain("не підтверджено"));

        var visitor = hub.Visitor();
        var page = await visitor.Get((await MailTo(email)).Link.PathAndQuery);
        Assert.That((await Account.SignIn(hub.Visitor(), email, Account.Password)).Status, Is.EqualTo(422), "opening the link is not confirming");
        var confirmed = await page.Submit("main form");

        Assert.That(confirmed.Location, Is.EqualTo("/cabinet/signin"), string.Join(' ', confirmed.Errors));
        Assert.That((await Account.SignIn(visitor, email, Account.Password)).Status, Is.EqualTo(302));
    }

    [Test]
    public async Task A_known_e_mail_gets_the_same_answer_and_only_its_owner_learns_of_it()
    {
        var person = await Account.Make(hub);
        var known = await Register(person.Email!);
        var fresh = await Register(Account.NewEmail());

        Assert.That((known.Status, known.Location), Is.EqualTo((fresh.Status, fresh.Location)));
        Assert.That((await MailTo(person.Email!)).Subject, Is.EqualTo("Ви вже маєте кабінет"));
        Assert.That((await Account.Reload(hub, person)).PasswordHash, Is.EqualTo(person.PasswordHash), "a stranger changed nothing");
    }

    [Test]
    public async Task Who_registers_again_before_confirming_has_the_newest_password_and_the_older_link_is_dead()
    {
        var email = Account.NewEmail();
        await Register(email, "перший довгий пароль тут");
        var old = (await MailTo(email)).Link.PathAndQuery;
        await Register(email, "другий довгий пароль тут");
        var refused = await (await hub.Visitor().Get(old)).Submit("main form");
        await (await hub.Visitor().Get((await MailTo(email)).Link.PathAndQuery)).Submit("main form");

        Assert.Multiple(async () =>
        {
            Assert.That(Account.Said(refused), Does.Contain("вже не діє"));
            Assert.That((await Account.SignIn(hub.Visitor(), email, "перший довгий пароль тут")).Status, Is.EqualTo(422));
            Assert.That((await Account.SignIn(hub.Visitor(), email, "другий довгий пароль тут")).Status, Is.EqualTo(302));
        });
    }

    [Test]
    public async Task Nobodys_mailbox_is_flooded()
    {
        var email = Account.NewEmail();
        for (var i = 0; i < 8; i++)
            await Register(email);

        Assert.That(await hub.Db<CabinetDb, int>(db => db.Mails.CountAsync(m => m.Address == email)), Is.EqualTo(5));
    }

    [Test]
    public async Task What_is_wrong_is_said_beside_its_field_and_what_was_typed_stays()
    {
        var answer = await hub.Visitor().Post("/en/cabinet/register",
            ("Input.Name", "Olena"), ("Input.Email", "olena@"), ("Input.Password", Account.Password), ("Input.Language", "en"));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(422));
            Assert.That(Account.Said(answer), Does.Contain("does not look like an e-mail address"));
            Assert.That(answer.Html.QuerySelector("[name='Input.Email']")!.GetAttribute("value"), Is.EqualTo("olena@"));
            Assert.That(answer.Html.QuerySelector("[name='Input.Password']")!.HasAttribute("value"), Is.False);
        });
    }

    [Test]
    public async Task The_mail_speaks_the_language_that_was_chosen()
    {
        var email = Account.NewEmail();
        await hub.Visitor().Post("/cabinet/register",
            ("Input.Name", "Emma"), ("Input.Email", email), ("Input.Password", Account.Password), ("Input.Language", "en"));
        var mail = await MailTo(email);

        Assert.That((mail.Subject, mail.Link.AbsolutePath), Is.EqualTo(("Confirm your e-mail address", "/en/cabinet/register/confirm")));
    }

    [Test]
    public async Task The_secret_link_leaves_the_ledger_when_it_is_mailed()
    {
        var email = Account.NewEmail();
        await Register(email);
        await MailTo(email);

        Assert.That(await hub.Db<CabinetDb, string?>(db => db.Mails.Where(m => m.Address == email).Select(m => m.Link).SingleAsync()), Is.Null);
    }

    private Task<Answer> Register(string email, string password = Account.Password) => hub.Visitor().Post("/cabinet/register",
        ("Input.Name", "Оксана Левченко"), ("Input.Email", email), ("Input.Password", password), ("Input.Language", "uk"));

    private async Task<TestMail> MailTo(string email)
    {
        await Account.SendMail(hub);
        return hub.Mails.Last(m => m.To == email);
    }
}
