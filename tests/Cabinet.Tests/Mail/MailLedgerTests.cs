using Hub.Cabinet.Mail;
using Hub.Cabinet.People;
using Hub.Cabinet.Roles;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Mail;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Cabinet.Tests.Mail;

/// <summary>Every mail goes out once; what fails is tried again and then shown.</summary>
[Engines]
public sealed class MailLedgerTests(EngineKind engine)
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private HubApp hub = null!;

    [SetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Engine = engine, Time = time });

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task A_notice_is_mailed_once_in_the_persons_language_with_a_way_out()
    {
        var person = await Told("en");
        await Account.SendMail(hub);
        await Account.SendMail(hub);
        var mail = hub.Mails.Single();

        Assert.Multiple(() =>
        {
            Assert.That(mail.To, Is.EqualTo(person.Email));
            Assert.That(mail.Subject, Is.EqualTo("You were given the role “x”."));
            Assert.That(mail.Text, Does.Contain("/en/cabinet/notices/wishes"));
            Assert.That(mail.Message.Headers["List-Unsubscribe"], Does.Contain($"/en/cabinet/unsubscribe/{person.MailKey:N}"));
            Assert.That(mail.Message.Headers["List-Unsubscribe-Post"], Is.EqualTo("List-Unsubscribe=One-Click"));
        });
    }

    [Test]
    public async Task A_mail_that_fails_is_tried_later_under_the_same_id_and_then_given_up()
    {
        await Told();
        var sender = new Sender { Failure = new MailNotSent("the server is away", isPermanent: false) };
        for (var i = 0; i < MailRow.MostAttempts + 2; i++)
        {
            await Send(sender);
            await Send(sender);
            time.Advance(TimeSpan.FromHours(7));
        }
        var row = await Row();

        Assert.Multiple(() =>
        {
            Assert.That(sender.Ids, Has.Count.EqualTo(MailRow.MostAttempts), "not tried before it is due, nor after it was given up");
            Assert.That(sender.Ids.Distinct().Count(), Is.EqualTo(1));
            Assert.That((row.SentAt, row.GaveUpAt is not null, row.Error), Is.EqualTo(((DateTimeOffset?)null, true, "the server is away")));
        });
    }

    [Test]
    public async Task A_mailbox_that_does_not_exist_is_given_up_at_once()
    {
        await Told();
        await Send(new Sender { Failure = new MailNotSent("no such mailbox", isPermanent: true) });

        Assert.That((await Row()).GaveUpAt, Is.Not.Null);
    }

    [Test]
    public async Task An_administrator_sees_what_failed_and_lets_it_be_tried_again()
    {
        await Told();
        await Send(new Sender { Failure = new MailNotSent("no such mailbox", isPermanent: true) });
        var visitor = hub.As(new TestPerson("Адміністратор", RoleCatalog.Administer));
        var page = await visitor.Get("/cabinet/mail?state=failed");
        Assert.That(page.Main, Does.Contain("no such mailbox").And.Contain("не вдалося"));
        await page.Submit("main td form");
        await Account.SendMail(hub);

        Assert.That(hub.Mails, Has.Count.EqualTo(1));
        Assert.That((await visitor.Get("/cabinet/mail?state=sent")).Main, Does.Contain("надіслано"));
    }

    [Test]
    public async Task Of_two_hosts_one_sends()
    {
        await Told();
        var (first, second) = (new Sender(), new Sender());
        await Task.WhenAll(Send(first), Send(second));

        Assert.That(first.Ids.Concat(second.Ids).Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_host_that_dies_while_sending_leaves_the_mail_to_the_next_under_the_same_id()
    {
        await Told();
        var dying = new Sender { Failure = new OperationCanceledException() };
        using var stop = new CancellationTokenSource();
        dying.OnSend = stop.Cancel;
        Assert.CatchAsync<OperationCanceledException>(() => Send(dying, stop.Token));
        var next = new Sender();
        await Send(next);
        Assert.That(next.Ids, Is.Empty, "the lease still runs");
        time.Advance(TimeSpan.FromMinutes(6));
        await Send(next);

        Assert.That(next.Ids, Is.EqualTo(dying.Ids));
    }

    [Test]
    public async Task One_click_of_a_mail_program_unsubscribes_and_looking_does_not()
    {
        var person = await Told();
        var path = $"/cabinet/unsubscribe/{person.MailKey:N}";
        var looked = await (await hub.Get(path)).Follow();
        Assert.That(looked.Main, Does.Contain("Більше не надсилати"));
        Assert.That((await Account.Reload(hub, person)).MailPace, Is.EqualTo(MailPace.AtOnce));

        var clicked = await hub.Visitor().PostExactly(path, [new("List-Unsubscribe", "One-Click")]);
        await Account.SendMail(hub);
        await Raise(person);

        Assert.Multiple(async () =>
        {
            Assert.That(clicked.Status, Is.EqualTo(200));
            Assert.That((await Account.Reload(hub, person)).MailPace, Is.EqualTo(MailPace.Never));
            Assert.That(hub.Mails, Is.Empty, "what still waited is not sent either");
            Assert.That(await hub.Db<CabinetDb, int>(db => db.Notices.CountAsync(n => n.PersonId == person.Id)), Is.EqualTo(2));
            Assert.That(await hub.Db<CabinetDb, int>(db => db.Mails.CountAsync()), Is.Zero);
        });
    }

    [Test]
    public async Task A_link_that_belongs_to_nobody_unsubscribes_nobody() =>
        Assert.That((await hub.Visitor().PostExactly($"/cabinet/unsubscribe/{Guid.NewGuid():N}", [])).Status, Is.EqualTo(404));

    [Test]
    public async Task Mails_in_the_folder_can_be_read_by_administrators_only()
    {
        await Told();
        await Account.SendMail(hub);
        var list = await hub.As(new TestPerson("Адміністратор", RoleCatalog.Administer)).Get("/cabinet/mail/folder");
        var link = list.Html.QuerySelector("main .hub-list a")!.GetAttribute("href")!;
        var mail = await hub.As(new TestPerson("Адміністратор", RoleCatalog.Administer)).Get(link);

        Assert.That(mail.Main, Does.Contain("Вам надано роль «x»."));
        Assert.That((await hub.As(new TestPerson("Хтось")).Get(link)).Status, Is.EqualTo(403));
    }

    private async Task<Person> Told(string language = "uk")
    {
        var person = await Account.Make(hub, language: language);
        await Raise(person);
        return person;
    }

    private Task Raise(Person person) => hub.Run<IMediator>(mediator => mediator.Publish(
        new NoticeRaised("Cabinet", person.Id, null, "Notice.RoleGiven", ["x"], "/cabinet") { OccurredAt = time.GetUtcNow() }));

    private Task<MailRow> Row() => hub.Db<CabinetDb, MailRow>(db => db.Mails.AsNoTracking().SingleAsync());

    private Task Send(Sender sender, CancellationToken cancel = default) => hub.Db<CabinetDb>(db =>
        new SendDueMail(db, sender, hub.Services.GetRequiredService<MailLetters>(), Limit(db), time, NullLogger<SendDueMail>.Instance).Run(cancel));

    private MailLimit Limit(CabinetDb db) => new(db, hub.Services.GetRequiredService<IOptions<MailOptions>>(), time);

    private sealed class Sender : IMailSender
    {
        public List<string> Ids { get; } = [];

        public Exception? Failure { get; init; }

        public Action? OnSend { get; set; }

        public Task Send(MailMessage mail, CancellationToken cancel)
        {
            Ids.Add(mail.MessageId);
            OnSend?.Invoke();
            return Failure is null ? Task.CompletedTask : Task.FromException(Failure);
        }
    }
}
