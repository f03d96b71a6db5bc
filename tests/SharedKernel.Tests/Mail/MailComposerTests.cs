using FsCheck;
using FsCheck.Fluent;
using Hub.SharedKernel.Mail;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Hub.SharedKernel.Tests.Mail;

internal sealed class MailComposerTests
{
    private static readonly MailComposer Composer = MailFixture.Composer(new MailOptions { From = "portal@example.org", ReplyTo = "help@example.org" });

    private static readonly string[] Expected =
        ["Auto-Submitted", "Content-Language", "Content-Type", "Date", "From", "List-Unsubscribe", "List-Unsubscribe-Post", "MIME-Version", "Message-Id", "Reply-To", "Subject", "To"];

    [Test]
    public void An_English_mail_comes_from_the_English_name()
    {
        var message = Composer.Compose(MailFixture.Mail(language: "en"));

        Assert.That((message.From.Mailboxes.Single().Name, message.Headers["Content-Language"]), Is.EqualTo(("Developing e-governance", "en")));
    }

    [Test]
    public void A_mail_that_cannot_be_refused_has_no_way_to_unsubscribe() =>
        Assert.That(Composer.Compose(MailFixture.Mail(unsubscribe: null)).Headers.Contains("List-Unsubscribe-Post"), Is.False);

    [Test]
    public void The_address_to_unsubscribe_is_in_ASCII() =>
        Assert.That(Composer.Compose(MailFixture.Mail(unsubscribe: "https://е-урядування.укр/відписка?код=ї")).Headers["List-Unsubscribe"],
            Does.StartWith("<https://xn----8sbfhd6cat0ac4kg.xn--j1amh/%D0").And.All.Matches<char>(char.IsAscii));

    [TestCase("javascript:alert(1)")]
    [TestCase("/unsubscribe")]
    public void The_address_to_unsubscribe_is_on_the_web(string url) =>
        Assert.That(() => Composer.Compose(MailFixture.Mail(unsubscribe: url)), Throws.ArgumentException);

    [TestCase("a b")]
    [TestCase("a\r\nBcc: x@example.org")]
    [TestCase("a@b@c")]
    [TestCase("<a>")]
    public void An_id_is_plain(string id) => Assert.That(() => Composer.Compose(MailFixture.Mail(id: id)), Throws.ArgumentException);

    [Property(MaxTest = 300)]
    public Property No_subject_or_name_adds_a_header_or_a_recipient()
    {
        var piece = Gen.Elements("\r\n", "\n", "\r", "Bcc: x@example.org", ": ", "=?utf-8?B?DQpCY2M6IHhAZXhhbXBsZS5vcmc=?=", "\"", "<x@example.org>", ",", ";", "(", "слово", " ", "\0", "\u2028", "\uD800", "a@b");
        var text = piece.ArrayOf().Select(string.Concat).ToArbitrary();
        return Prop.ForAll(text, text, (subject, name) =>
        {
            using var stream = new MemoryStream();
            Composer.Compose(MailFixture.Mail(subject: subject, name: name)).WriteTo(stream);
            stream.Position = 0;
            var headers = HeaderList.Load(stream);
            stream.Position = 0;
            var read = MimeMessage.Load(stream);
            return headers.Select(header => header.Field).Order(StringComparer.Ordinal).SequenceEqual(Expected)
                && read.To.Mailboxes.Single().Address == "olena@example.org" && read.From.Mailboxes.Single().Address == "portal@example.org";
        });
    }

    [TestCaseSource(nameof(WrongSettings))]
    public void Settings_that_cannot_work_are_named(MailOptions options, string setting) =>
        Assert.That(new MailOptionsCheck().Validate(null, options).FailureMessage, Does.Contain(setting));

    [Test]
    public void Settings_that_work_are_taken() => Assert.Multiple(() =>
    {
        Assert.That(new MailOptionsCheck().Validate(null, new MailOptions { Folder = "mail" }), Is.EqualTo(ValidateOptionsResult.Success));
        Assert.That(new MailOptionsCheck().Validate(null, MailFixture.ToServer(25, "portal@е-урядування.укр")), Is.EqualTo(ValidateOptionsResult.Success));
    });

    private static IEnumerable<TestCaseData> WrongSettings()
    {
        yield return Wrong("Mail:From", options => options.From = "");
        yield return Wrong("Mail:From", options => options.From = "Портал <portal@example.org>");
        yield return Wrong("Mail:ReplyTo", options => options.ReplyTo = "nobody");
        yield return Wrong("Mail:Smtp:Port", options => options.Smtp.Port = 70000);
        yield return Wrong("Mail:Smtp:TimeoutSeconds", options => options.Smtp.TimeoutSeconds = 0);
        yield return Wrong("Mail:Smtp:Password", options => options.Smtp.User = "hub");
        yield return Wrong("Mail:Smtp:Security", options => (options.Smtp.User, options.Smtp.Password) = ("hub", "x"));
        yield return Wrong("Mail:Folder", options => options.Smtp.Host = "");
    }

    private static TestCaseData Wrong(string setting, Action<MailOptions> spoil)
    {
        var options = MailFixture.ToServer(25);
        spoil(options);
        return new TestCaseData(options, setting);
    }
}
