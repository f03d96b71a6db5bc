using Hub.SharedKernel.Mail;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Hub.SharedKernel.Tests.Mail;

/// <summary>Makes senders and mails, and reads back what was received.</summary>
internal static class MailFixture
{
    public static readonly DateTimeOffset Now = new(2026, 10, 3, 11, 5, 0, TimeSpan.Zero);

    public static MailMessage Mail(string to = "olena@example.org", string? name = "Олена Коваль", string subject = "Вашу практику оприлюднено",
        string id = "notice-1", string? unsubscribe = "https://hub.example.org/unsubscribe?t=abc", string language = "uk") =>
        new(new MailAddressee(to, name), subject, "Добрий день!\n.крапка на початку", "<p>Добрий день!</p>", unsubscribe, id, language);

    public static MailOptions ToServer(int port, string from = "portal@example.org") => new()
    {
        From = from,
        Smtp = new SmtpOptions { Host = "127.0.0.1", Port = port, Security = MailSecurity.None, TimeoutSeconds = 30 },
    };

    public static IMailSender Smtp(MailOptions options, TimeProvider? time = null) =>
        new SmtpMailSender(Composer(options), Options.Create(options), time ?? new FakeTimeProvider(Now), NullLogger<SmtpMailSender>.Instance);

    public static FolderMailSender Folder(string folder, TimeProvider? time = null)
    {
        var options = new MailOptions { Folder = folder };
        return new FolderMailSender(new MailComposer(Options.Create(options), time ?? new FakeTimeProvider(Now)), Options.Create(options), time ?? new FakeTimeProvider(Now));
    }

    public static MailComposer Composer(MailOptions options) => new(Options.Create(options), new FakeTimeProvider(Now));

    public static MimeMessage Parse(ReceivedMail mail) => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mail.Data)));
}
