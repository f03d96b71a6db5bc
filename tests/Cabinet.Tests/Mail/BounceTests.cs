using System.Text;
using Hub.Cabinet.Mail;
using Hub.Cabinet.People;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Mail;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Cabinet.Tests.Mail;

/// <summary>An address from which mails come back: it is marked, its owner told what to do, and nothing is lost meanwhile.</summary>
public sealed class BounceTests
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Time = time });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task A_mailbox_that_does_not_exist_is_marked_and_its_notices_arrive_once_it_is_mended()
    {
        var person = await Account.Make(hub, language: "en");
        await Tell(person, "one");
        await Post.Send(hub, new Postbox { Before = _ => new MailNotSent("550 no such mailbox", isPermanent: true, isAddress: true) }, time);
        await Tell(person, "two");
        await Post.Write(hub);
        var box = new Postbox();
        await Post.Send(hub, box, time);
        Assert.That(box.Mails, Is.Empty, "nothing more goes to an address that takes nothing");

        var visitor = await Account.SignedIn(hub, person);
        var page = await visitor.Get("/en/cabinet");
        Assert.That(page.Main, Does.Contain("Mails to you come back").And.Contain(person.Email!).And.Contain("none is lost"));
        var mend = await visitor.Get(page.Html.QuerySelector("main a[href='/en/cabinet/mail/mend']")!.GetAttribute("href")!);
        await mend.Submit("main form");
        await Post.Send(hub, box, time);
        var link = new Uri(box.Mails.Single().Text.Split('\n').First(l => l.StartsWith("http", StringComparison.Ordinal)).Trim());
        await (await visitor.Get(link.PathAndQuery)).Submit("main form");
        await Post.Write(hub);
        await Post.Send(hub, box, time);

        Assert.Multiple(async () =>
        {
            Assert.That((await Account.Reload(hub, person)).MailBouncedAt, Is.Null);
            Assert.That(box.Mails.Skip(1).Select(m => m.Text).Count(t => t.Contains("“one”", StringComparison.Ordinal)), Is.EqualTo(1));
            Assert.That(box.Mails.Skip(1).Select(m => m.Text).Count(t => t.Contains("“two”", StringComparison.Ordinal)), Is.EqualTo(1));
            Assert.That((await visitor.Get("/en/cabinet")).Main, Does.Not.Contain("come back"));
            Assert.That((await visitor.Get("/en/cabinet/mail/mend")).Main, Does.Contain("There is nothing to mend."));
        });
    }

    [TestCase("failed", "5.1.1", true)]
    [TestCase("failed", "5.2.2", false, Description = "full")]
    [TestCase("failed", "5.7.1", false, Description = "refused for what it says")]
    [TestCase("delayed", "4.4.1", false)]
    public async Task A_report_marks_the_address_only_when_it_takes_no_mail_at_all(string action, string status, bool marked)
    {
        var person = await Account.Make(hub);
        var id = await Sent(person);
        var outcome = await Take(Report(id, action, status));

        Assert.That((outcome, (await Account.Reload(hub, person)).MailBouncedAt is not null), Is.EqualTo((marked ? BounceOutcome.Marked : BounceOutcome.Passing, marked)));
    }

    [Test]
    public async Task A_report_about_a_mail_nobody_sent_marks_nobody() =>
        Assert.That(await Take(Report($"hub-{Guid.NewGuid():N}@localhost", "failed", "5.1.1")), Is.EqualTo(BounceOutcome.Unknown));

    [TestCase("From: a@example.org\nSubject: hi\n\nhello")]
    [TestCase("")]
    [TestCase("\0\0\0 no mail at all")]
    public async Task What_is_no_report_is_not_understood(string text) => Assert.That(await Take(text), Is.EqualTo(BounceOutcome.NotUnderstood));

    [Test]
    public async Task A_report_about_an_address_the_person_no_longer_has_marks_nobody()
    {
        var person = await Account.Make(hub);
        var id = await Sent(person);
        await hub.Db<CabinetDb>(db => db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Email, "new@example.org")));
        await Take(Report(id, "failed", "5.1.1"));

        Assert.That((await Account.Reload(hub, person)).MailBouncedAt, Is.Null);
    }

    [Test]
    public async Task Reports_left_in_the_folder_are_read_and_moved_aside()
    {
        var folder = Directory.CreateTempSubdirectory("hub-bounces-");
        await using var other = await HubApp.Start(new() { Settings = new Dictionary<string, string?> { ["Mail:BounceFolder"] = folder.FullName } });
        var person = await Account.Make(other);
        var id = await Sent(person, other);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "1.eml"), Report(id, "failed", "5.1.1"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "2.eml"), "Subject: hi\n\nhello");
        await other.Run<ReadBounces>(read => read.Run(CancellationToken.None));

        Assert.Multiple(async () =>
        {
            Assert.That((await Account.Reload(other, person)).MailBouncedAt, Is.Not.Null);
            Assert.That(folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder.FullName, f.FullName)),
                Is.EquivalentTo([Path.Combine("read", "1.eml"), Path.Combine("not-understood", "2.eml")]));
        });
        folder.Delete(recursive: true);
    }

    private Task<BounceOutcome> Take(string report) =>
        hub.Run<TakeBounce, BounceOutcome>(take => take.Run(new MemoryStream(Encoding.UTF8.GetBytes(report)), CancellationToken.None));

    private Task Tell(Person person, string role) => Tell(hub, person, role);

    private static Task Tell(HubApp hub, Person person, string role) => hub.Run<IMediator>(mediator => mediator.Publish(
        new NoticeRaised("Cabinet", person.Id, null, "Notice.RoleGiven", [role], "/cabinet") { OccurredAt = DateTimeOffset.UtcNow }));

    /// <summary>Id of a mail that was sent to the person.</summary>
    private async Task<string> Sent(Person person, HubApp? on = null)
    {
        await Tell(on ?? hub, person, "x");
        var box = new Postbox();
        await Post.Send(on ?? hub, box, on is null ? time : TimeProvider.System);
        return box.Mails.Last(m => m.To.Address == person.Email).MessageId + "@localhost";
    }

    private static string Report(string id, string action, string status) => $"""
        From: Mail Delivery Subsystem <mailer-daemon@example.org>
        To: portal@localhost
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        I am sorry.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.org

        Final-Recipient: rfc822; somebody@example.org
        Action: {action}
        Status: {status}
        Diagnostic-Code: smtp; 550 {status} no

        --b
        Content-Type: text/rfc822-headers

        From: portal@localhost
        Message-ID: <{id}>
        Subject: x

        --b--
        """.ReplaceLineEndings("\r\n");
}
