using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Hub.SharedKernel.Mail;

/// <summary>Hands mail to an SMTP server, one connection a mail: a job that sends is never the one who holds a stale line.</summary>
internal sealed class SmtpMailSender(MailComposer composer, IOptions<MailOptions> options, TimeProvider time, ILogger<SmtpMailSender> log) : IMailSender
{
    public async Task Send(MailMessage mail, CancellationToken cancel)
    {
        var message = composer.Compose(mail);
        var smtp = options.Value.Smtp;
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(smtp.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        using var client = new SmtpClient { Timeout = smtp.TimeoutSeconds * 1000 };
        try
        {
            await Connect(client, smtp, either.Token);
            await HandOver(client, message, either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new MailNotSent($"The mail server {smtp.Host} did not answer within {smtp.TimeoutSeconds} s.", isPermanent: false);
        }
        catch (Exception failure) when (Explain(failure, smtp) is { } explained)
        {
            throw explained;
        }

        await Leave(client, either.Token);
    }

    private static async Task Connect(SmtpClient client, SmtpOptions smtp, CancellationToken cancel)
    {
        var security = smtp.Security switch
        {
            MailSecurity.SslOnConnect => SecureSocketOptions.SslOnConnect,
            MailSecurity.None => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        };
        await client.ConnectAsync(smtp.Host, smtp.Port, security, cancel);
        if (smtp.User.Length > 0) await client.AuthenticateAsync(smtp.User, smtp.Password, cancel);
    }

    // Domains travel in their ASCII form, which every server takes; only letters before the @ need a server that knows SMTPUTF8.
    private static async Task HandOver(SmtpClient client, MimeMessage message, CancellationToken cancel)
    {
        var international = message.To.Mailboxes.Concat(message.From.Mailboxes).Any(box => !box.LocalPart.All(char.IsAscii));
        if (international && !client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
            throw new MailNotSent("The mail server cannot deliver to a mailbox with other than Latin letters before the @ (no SMTPUTF8).", isPermanent: true, isAddress: true);
        var format = FormatOptions.Default.Clone();
        format.International = international;
        await client.SendAsync(format, message, cancel);
    }

    private async Task Leave(SmtpClient client, CancellationToken cancel)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancel);
        }
        catch (Exception failure) when (failure is IOException or SocketException or ProtocolException or CommandException or OperationCanceledException)
        {
            // The server has the mail already: to fail now would send it twice.
            log.LogDebug(failure, "The mail server did not take leave");
        }
    }

    private static MailNotSent? Explain(Exception failure, SmtpOptions smtp) => failure switch
    {
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } refused =>
            new($"The mail server refused the recipient: {(int)refused.StatusCode} {refused.Message}", (int)refused.StatusCode >= 500, refused,
                isAddress: (int)refused.StatusCode >= 500),
        SmtpCommandException { ErrorCode: SmtpErrorCode.MessageNotAccepted } refused =>
            new($"The mail server refused the mail: {(int)refused.StatusCode} {refused.Message}", (int)refused.StatusCode >= 500, refused),
        SmtpCommandException other => new($"The mail server refused: {(int)other.StatusCode} {other.Message} Check the settings Mail:From and Mail:Smtp.", false, other),
        AuthenticationException => new("The mail server did not accept the settings Mail:Smtp:User and Mail:Smtp:Password.", false, failure),
        SslHandshakeException => new($"The certificate of the mail server {smtp.Host} is not trusted, or it speaks no TLS: {failure.Message}", false, failure),
        NotSupportedException => new($"The mail server {smtp.Host} does not offer what the settings Mail:Smtp ask for: {failure.Message}", false, failure),
        SocketException => new($"The mail server {smtp.Host}:{smtp.Port} cannot be reached: {failure.Message}", false, failure),
        IOException or ProtocolException => new($"The mail server {smtp.Host} broke off: {failure.Message}", false, failure),
        _ => null,
    };
}
