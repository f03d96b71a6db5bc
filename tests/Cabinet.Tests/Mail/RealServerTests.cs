using Hub.Cabinet.Mail;
using Hub.Cabinet.Notices;
using Hub.SharedKernel.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Hub.Cabinet.Tests.Mail;

/// <summary>What a real mail server gets from a portal under an internationalised domain.</summary>
public sealed class RealServerTests
{
    private const string Address = "https://е-урядування.укр";
    private const string Ascii = "https://xn----8sbfhd6cat0ac4kg.xn--j1amh";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 2, 6, 0, 0, TimeSpan.Zero));
    private SmtpServerForTests server = null!;
    private HubApp hub = null!;

    [SetUp]
    public async Task Start()
    {
        server = new SmtpServerForTests { OffersUtf8 = false };
        hub = await HubApp.Start(new()
        {
            Time = time,
            Settings = new Dictionary<string, string?>
            {
                ["Hub:Address"] = Address,
                ["Mail:From"] = "portal@е-урядування.укр",
                ["Mail:Smtp:Host"] = "127.0.0.1",
                ["Mail:Smtp:Port"] = server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["Mail:Smtp:Security"] = "None",
            },
        });
    }

    [TearDown]
    public async Task Stop()
    {
        await hub.DisposeAsync();
        await server.DisposeAsync();
    }

    [TestCase("uk", "2 сповіщення порталу", "МОЇ РОЛІ", "")]
    [TestCase("en", "2 notices from the portal", "MY ROLES", "/en")]
    public async Task A_digest_comes_in_both_forms_with_its_headers_and_the_domain_in_ASCII(string language, string subject, string heading, string prefix)
    {
        var person = await Account.Make(hub, language: language);
        await Tell(person.Id, ("Notice.RoleGiven", "перша новина"), ("Notice.ExportReady", "друга новина"));
        await Post.Write(hub);
        await Account.SendMail(hub);
        var received = server.Mails.Single();
        var mail = await MimeMessage.LoadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(received.Data)));
        var unsubscribe = $"{Ascii}{prefix}/cabinet/unsubscribe/{person.MailKey:N}";

        Assert.Multiple(() =>
        {
            Assert.That(mail.Subject, Is.EqualTo(subject));
            Assert.That(received.From, Is.EqualTo("portal@xn----8sbfhd6cat0ac4kg.xn--j1amh"));
            Assert.That(received.Data.Split("\r\n\r\n")[0], Has.None.Matches<char>(c => c > 127));
            Assert.That(mail.Headers["List-Unsubscribe"], Is.EqualTo($"<{unsubscribe}>"));
            Assert.That(mail.Headers["List-Unsubscribe-Post"], Is.EqualTo("List-Unsubscribe=One-Click"));
            Assert.That(mail.TextBody, Does.Contain(heading).And.Contain("перша новина").And.Contain("друга новина").And.Contain($"{Ascii}{prefix}/cabinet"));
            Assert.That(mail.HtmlBody, Does.Contain("<h2>").And.Contain("перша новина").And.Contain($"href=\"{Ascii}{prefix}/cabinet\""));
            Assert.That(mail.Body!.ContentType.MimeType, Is.EqualTo("multipart/alternative"));
        });

        var looked = await hub.Get(new Uri(unsubscribe).PathAndQuery);
        Assert.That((looked.Status, (await Account.Reload(hub, person)).MailPace), Is.EqualTo((302, MailPace.AtOnce)), "a GET only asks");
        await hub.Visitor().PostExactly(new Uri(unsubscribe).PathAndQuery, [new("List-Unsubscribe", "One-Click")]);
        Assert.That((await Account.Reload(hub, person)).MailPace, Is.EqualTo(MailPace.Never));
    }

    [Test]
    public async Task A_recipient_the_server_refuses_for_good_is_marked_at_once()
    {
        var person = await Account.Make(hub);
        server.RefuseRecipient = _ => "550 5.1.1 no such mailbox";
        await Tell(person.Id, ("Notice.RoleGiven", "новина"));
        await Post.Write(hub);
        await Account.SendMail(hub);

        Assert.That((await Account.Reload(hub, person)).MailBouncedAt, Is.Not.Null);
    }

    [Test]
    public async Task A_server_that_refuses_for_now_is_asked_again_later_and_marks_nobody()
    {
        var person = await Account.Make(hub);
        server.RefuseRecipient = _ => "450 4.2.1 later";
        await Tell(person.Id, ("Notice.RoleGiven", "новина"));
        await Post.Write(hub);
        await Account.SendMail(hub);
        server.RefuseRecipient = _ => null;
        time.Advance(TimeSpan.FromMinutes(2));
        await Account.SendMail(hub);

        Assert.That((server.Mails.Count, (await Account.Reload(hub, person)).MailBouncedAt), Is.EqualTo((1, (DateTimeOffset?)null)));
    }

    private Task Tell(Guid person, params (string Key, string Text)[] told) => hub.Db<CabinetDb>(async db =>
    {
        foreach (var (key, text) in told)
            db.Notices.Add(Notice.Tell(Guid.NewGuid(), person, new("Cabinet", key, text, text, "/cabinet"),
                key == "Notice.RoleGiven" ? "Cabinet.roles" : "Cabinet.personal", time.GetUtcNow(), time.GetUtcNow()));
        await db.SaveChangesAsync();
    });
}
