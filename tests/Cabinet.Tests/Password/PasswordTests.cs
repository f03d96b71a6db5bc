namespace Hub.Cabinet.Tests.Password;

/// <summary>New passwords, forgotten and known.</summary>
public sealed class PasswordTests
{
    private const string Newer = "інша довга фраза про дощ";
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task A_forgotten_password_is_replaced_by_the_mailed_link_once_and_ends_all_sessions()
    {
        var person = await Account.Make(hub);
        var session = await Account.SignedIn(hub, person);
        await hub.Visitor().Post("/cabinet/password/forgot", ("Input.Email", person.Email!));
        await Account.SendMail(hub);
        var link = hub.Mails.Last(m => m.To == person.Email).Link.PathAndQuery;
        var first = await (await hub.Visitor().Get(link)).Submit("main form", ("Input.Password", Newer));
        var second = await (await hub.Visitor().Get(link)).Submit("main form", ("Input.Password", "ще одна довга фраза про сніг"));

        Assert.Multiple(async () =>
        {
            Assert.That(first.Location, Is.EqualTo("/cabinet/signin"), string.Join(' ', first.Errors));
            Assert.That(Account.Said(second), Does.Contain("вже не діє"));
            Assert.That((await session.Get("/cabinet")).Status, Is.EqualTo(302), "the old session is over");
            Assert.That((await Account.SignIn(hub.Visitor(), person.Email!, Newer)).Status, Is.EqualTo(302));
        });
    }

    [Test]
    public async Task Asking_for_a_new_password_tells_nobody_who_has_an_account()
    {
        var person = await Account.Make(hub);
        var known = await hub.Visitor().Post("/cabinet/password/forgot", ("Input.Email", person.Email!));
        var unknown = await hub.Visitor().Post("/cabinet/password/forgot", ("Input.Email", Account.NewEmail()));

        Assert.That((unknown.Status, unknown.Location), Is.EqualTo((known.Status, known.Location)));
    }

    [Test]
    public async Task Changing_the_password_keeps_this_session_ends_the_others_and_is_told_by_mail()
    {
        var person = await Account.Make(hub);
        var (here, there) = (await Account.SignedIn(hub, person), await Account.SignedIn(hub, person));
        var answer = await here.Post("/cabinet/password/change", ("Input.Current", Account.Password), ("Input.Password", Newer));
        await Account.SendMail(hub);

        Assert.Multiple(async () =>
        {
            Assert.That(answer.Status, Is.EqualTo(302), string.Join(' ', answer.Errors));
            Assert.That((await here.Get("/cabinet")).Status, Is.EqualTo(200));
            Assert.That((await there.Get("/cabinet")).Status, Is.EqualTo(302));
            Assert.That(hub.Mails.Last(m => m.To == person.Email).Subject, Is.EqualTo("Пароль змінено"));
        });
    }

    [Test]
    public async Task Who_does_not_know_the_old_password_cannot_change_it()
    {
        var visitor = await Account.SignedIn(hub, await Account.Make(hub));
        var answer = await visitor.Post("/cabinet/password/change", ("Input.Current", "не той пароль зовсім"), ("Input.Password", Newer));

        Assert.That((answer.Status, Account.Said(answer)), Is.EqualTo((422, "Теперішній пароль інший. Перевірте розкладку клавіатури та CapsLock.")));
    }
}
