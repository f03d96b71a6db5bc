using Hub.SharedKernel.Mail;
using Microsoft.Extensions.Time.Testing;

namespace Hub.SharedKernel.Tests.Mail;

internal sealed class SmtpMailTests
{
    private SmtpServerForTests _server = null!;

    private static CancellationToken Cancel => TestContext.CurrentContext.CancellationToken;

    private IMailSender Sender => MailFixture.Smtp(MailFixture.ToServer(_server.Port));

    [SetUp]
    public void StartServer() => _server = new SmtpServerForTests();

    [TearDown]
    public async Task StopServer() => await _server.DisposeAsync();

    [Test]
    public async Task A_mail_arrives_as_text_and_HTML_with_the_headers_of_a_polite_machine()
    {
        await Sender.Send(MailFixture.Mail(), Cancel);

        var received = _server.Mails.Single();
        var message = MailFixture.Parse(received);
        Assert.Multiple(() =>
        {
            Assert.That((received.From, received.To.Single()), Is.EqualTo(("portal@example.org", "olena@example.org")));
            Assert.That(message.Subject, Is.EqualTo("Вашу практику оприлюднено"));
            Assert.That(message.From.Mailboxes.Single().Name, Is.EqualTo("Розвиваємо е-урядування"));
            Assert.That(message.To.Mailboxes.Single().Name, Is.EqualTo("Олена Коваль"));
            Assert.That(message.TextBody!.ReplaceLineEndings("\n").Trim(), Is.EqualTo("Добрий день!\n.крапка на початку"));
            Assert.That(message.HtmlBody!.Trim(), Is.EqualTo("<p>Добрий день!</p>"));
            Assert.That(message.Body!.ContentType.MimeType, Is.EqualTo("multipart/alternative"));
            Assert.That(message.Date, Is.EqualTo(MailFixture.Now));
            Assert.That(message.MessageId, Is.EqualTo("notice-1@example.org"));
            Assert.That(message.Headers["List-Unsubscribe"], Is.EqualTo("<https://hub.example.org/unsubscribe?t=abc>"));
            Assert.That(message.Headers["List-Unsubscribe-Post"], Is.EqualTo("List-Unsubscribe=One-Click"));
            Assert.That(message.Headers["Auto-Submitted"], Is.EqualTo("auto-generated"));
            Assert.That(message.Body!.Headers["Content-Language"], Is.EqualTo("uk"));
            Assert.That(message.ReplyTo, Is.Empty);
        });
    }

    [Test]
    public async Task A_mail_tried_again_keeps_its_id()
    {
        _server.DropAt = ".";
        Assert.ThrowsAsync<MailNotSent>(() => Sender.Send(MailFixture.Mail(), Cancel));
        _server.DropAt = null;
        await Sender.Send(MailFixture.Mail(), Cancel);
        await Sender.Send(MailFixture.Mail(), Cancel);

        Assert.That(_server.Mails.Select(mail => MailFixture.Parse(mail).MessageId), Is.EqualTo(new[] { "notice-1@example.org", "notice-1@example.org" }));
    }

    [Test]
    public async Task An_internationalised_domain_travels_in_its_ASCII_form()
    {
        _server.OffersUtf8 = false;
        await MailFixture.Smtp(MailFixture.ToServer(_server.Port, "portal@е-урядування.укр")).Send(MailFixture.Mail("olena@громада.укр"), Cancel);

        var received = _server.Mails.Single();
        Assert.Multiple(() =>
        {
            Assert.That(received.From, Is.EqualTo("portal@xn----8sbfhd6cat0ac4kg.xn--j1amh"));
            Assert.That(received.To.Single(), Is.EqualTo("olena@xn--80aahf2bln.xn--j1amh"));
            Assert.That(MailFixture.Parse(received).MessageId, Is.EqualTo("notice-1@xn----8sbfhd6cat0ac4kg.xn--j1amh"));
            Assert.That(received.Data.Split("\r\n\r\n")[0], Has.None.Matches<char>(c => c > 127));
        });
    }

    [Test]
    public async Task A_Cyrillic_mailbox_is_sent_to_a_server_that_knows_them()
    {
        await Sender.Send(MailFixture.Mail("олена@громада.укр"), Cancel);

        var received = _server.Mails.Single();
        Assert.Multiple(() =>
        {
            Assert.That(received.To.Single(), Is.EqualTo("олена@громада.укр"));
            Assert.That(received.Parameters, Does.Contain("SMTPUTF8"));
        });
    }

    [Test]
    public void A_Cyrillic_mailbox_cannot_be_reached_through_a_server_that_does_not()
    {
        _server.OffersUtf8 = false;

        var failure = Assert.ThrowsAsync<MailNotSent>(() => Sender.Send(MailFixture.Mail("олена@громада.укр"), Cancel))!;

        Assert.Multiple(() =>
        {
            Assert.That(failure.IsPermanent, Is.True);
            Assert.That(failure.Message, Does.Contain("SMTPUTF8"));
        });
    }

    [TestCase("550 5.1.1 no such mailbox", true)]
    [TestCase("450 4.2.1 try later", false)]
    public void A_refused_recipient_is_told_from_one_to_try_later(string answer, bool permanent)
    {
        _server.RefuseRecipient = _ => answer;

        var failure = Assert.ThrowsAsync<MailNotSent>(() => Sender.Send(MailFixture.Mail(), Cancel))!;

        Assert.Multiple(() =>
        {
            Assert.That(failure.IsPermanent, Is.EqualTo(permanent));
            Assert.That(failure.Message, Does.Contain(answer[..3]));
            Assert.That(_server.Mails, Is.Empty);
        });
    }

    [TestCase("554 5.7.1 spam", true)]
    [TestCase("451 4.3.0 disk full", false)]
    public void A_refused_mail_is_told_from_one_to_try_later(string answer, bool permanent)
    {
        _server.RefuseMessage = answer;

        Assert.That(() => Sender.Send(MailFixture.Mail(), Cancel), Throws.TypeOf<MailNotSent>().With.Property(nameof(MailNotSent.IsPermanent)).EqualTo(permanent));
    }

    [TestCase("EHLO")]
    [TestCase("MAIL")]
    [TestCase("RCPT")]
    [TestCase("DATA")]
    [TestCase(".")]
    public void A_broken_connection_is_to_be_tried_again(string command)
    {
        _server.DropAt = command;

        Assert.That(() => Sender.Send(MailFixture.Mail(), Cancel), Throws.TypeOf<MailNotSent>().With.Property(nameof(MailNotSent.IsPermanent)).False);
    }

    [Test]
    public async Task A_server_that_hangs_up_after_taking_the_mail_has_taken_it()
    {
        _server.DropAt = "QUIT";

        await Sender.Send(MailFixture.Mail(), Cancel);

        Assert.That(_server.Mails, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_silent_server_is_given_up_after_the_set_time()
    {
        _server.SilentAt = "MAIL";
        var time = new FakeTimeProvider(MailFixture.Now);
        var sending = MailFixture.Smtp(MailFixture.ToServer(_server.Port), time).Send(MailFixture.Mail(), Cancel);

        await _server.FellSilent;
        time.Advance(TimeSpan.FromSeconds(31));

        var failure = Assert.ThrowsAsync<MailNotSent>(() => sending)!;
        Assert.Multiple(() =>
        {
            Assert.That(failure.IsPermanent, Is.False);
            Assert.That(failure.Message, Does.Contain("30 s"));
        });
    }

    [Test]
    public void A_server_without_TLS_is_refused_when_TLS_is_asked_for()
    {
        var options = MailFixture.ToServer(_server.Port);
        options.Smtp.Security = MailSecurity.StartTls;

        Assert.That(() => MailFixture.Smtp(options).Send(MailFixture.Mail(), Cancel), Throws.TypeOf<MailNotSent>().With.Message.Contains("Mail:Smtp"));
    }

    [Test]
    public async Task A_server_that_is_not_there_is_named()
    {
        var options = MailFixture.ToServer(_server.Port);
        await _server.DisposeAsync();

        Assert.That(() => MailFixture.Smtp(options).Send(MailFixture.Mail(), Cancel), Throws.TypeOf<MailNotSent>().With.Message.Contains($"127.0.0.1:{options.Smtp.Port}"));

        _server = new SmtpServerForTests();
    }

    [TestCase("not a mailbox")]
    [TestCase("a@example.org, b@example.org")]
    [TestCase("a@example.org\r\nBcc: b@example.org")]
    [TestCase("<a@example.org>")]
    [TestCase("Ann <a@example.org>")]
    [TestCase("a@")]
    [TestCase("@example.org")]
    [TestCase("a@exa mple.org")]
    [TestCase("a@-.org")]
    [TestCase("")]
    public void What_is_not_one_mailbox_is_refused_for_good(string address)
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => Sender.Send(MailFixture.Mail(address), Cancel), Throws.TypeOf<MailNotSent>().With.Property(nameof(MailNotSent.IsPermanent)).True);
            Assert.That(_server.Mails, Is.Empty);
        });
    }
}
