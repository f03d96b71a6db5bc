using Hub.Cabinet.People;
using Hub.SharedKernel.Data;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Cabinet.Tests.Email;

/// <summary>Another e-mail: from the new mailbox confirmed, from the old one undone.</summary>
[Engines]
public sealed class EmailChangeTests(EngineKind engine)
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Engine = engine, Time = time });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task The_e_mail_changes_when_the_new_mailbox_confirms_it_once_and_the_old_one_is_told()
    {
        var (person, to) = await Asked();
        var before = await Account.Reload(hub, person);
        var link = Link(to, "Підтвердьте нову пошту кабінету");
        var confirmed = await (await hub.Visitor().Get(link)).Submit("main form");
        var again = await (await hub.Visitor().Get(link)).Submit("main form");
        await Account.SendMail(hub);

        Assert.Multiple(async () =>
        {
            Assert.That(before.Email, Is.EqualTo(person.Email));
            Assert.That(confirmed.Location, Is.EqualTo("/cabinet/signin"), string.Join(' ', confirmed.Errors));
            Assert.That((again.Status, Account.Said(again)), Is.EqualTo((422, again.Errors[0])));
            Assert.That(again.Errors[0], Does.StartWith("Посилання вже не діє"));
            Assert.That((await Account.SignIn(hub.Visitor(), to, Account.Password)).Status, Is.EqualTo(302));
            Assert.That(hub.Mails.Where(m => m.To == person.Email).Select(m => m.Subject), Does.Contain("Пошту вашого кабінету змінено"));
        });
    }

    [Test]
    public async Task The_old_mailbox_takes_the_account_back_and_the_old_password_is_worthless()
    {
        var (person, to) = await Asked();
        await (await hub.Visitor().Get(Link(to, "Підтвердьте нову пошту кабінету"))).Submit("main form");
        var thief = hub.Visitor();
        await Account.SignIn(thief, to, Account.Password);
        await Account.SendMail(hub);
        var undone = await (await hub.Visitor().Get(Link(person.Email!, "Пошту вашого кабінету змінено"))).Submit("main form");
        await Account.SendMail(hub);

        Assert.Multiple(async () =>
        {
            Assert.That(undone.Location, Is.EqualTo("/cabinet/signin"), string.Join(' ', undone.Errors));
            Assert.That((await thief.Get("/cabinet")).Status, Is.EqualTo(302));
            Assert.That((await Account.Reload(hub, person)).Email, Is.EqualTo(person.Email));
            Assert.That((await Account.SignIn(hub.Visitor(), person.Email!, Account.Password)).Status, Is.EqualTo(422));
            Assert.That(hub.Mails.Where(m => m.To == person.Email).Select(m => m.Subject), Does.Contain("Новий пароль до кабінету"));
        });
    }

    [Test]
    public async Task After_a_day_the_link_is_too_old()
    {
        var (person, to) = await Asked();
        time.Advance(TimeSpan.FromHours(25));
        var late = await (await hub.Visitor().Get(Link(to, "Підтвердьте нову пошту кабінету"))).Submit("main form");

        Assert.That((late.Status, (await Account.Reload(hub, person)).Email), Is.EqualTo((422, person.Email)));
    }

    [Test]
    public async Task Somebody_elses_e_mail_is_answered_alike_and_not_taken()
    {
        var (person, other) = (await Account.Make(hub), await Account.Make(hub));
        var visitor = await Account.SignedIn(hub, person);
        var free = await visitor.Post("/cabinet/email/change", ("Input.Email", Account.NewEmail()));
        var taken = await visitor.Post("/cabinet/email/change", ("Input.Email", other.Email!));
        await Account.SendMail(hub);

        Assert.That((taken.Status, taken.Location), Is.EqualTo((free.Status, free.Location)));
        Assert.That(hub.Mails.Where(m => m.To == other.Email).Select(m => m.Subject), Is.EqualTo(new[] { "Ви вже маєте кабінет" }));
    }

    private async Task<(Person Person, string To)> Asked()
    {
        var (person, to) = (await Account.Make(hub), Account.NewEmail());
        var answer = await (await Account.SignedIn(hub, person)).Post("/cabinet/email/change", ("Input.Email", to));
        Assert.That(answer.Location, Is.EqualTo("/cabinet/security"), string.Join(' ', answer.Errors));
        await Account.SendMail(hub);
        return (person, to);
    }

    private string Link(string to, string subject) => hub.Mails.Last(m => m.To == to && m.Subject == subject).Link.PathAndQuery;
}
