using System.Net.Sockets;
using Hub.SharedKernel.Mail;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace Hub.Checks;

/// <summary>The mail server answers, protects the line and knows the portal; no mail is sent.</summary>
internal sealed class MailChecks(IOptions<MailOptions> options, IHostEnvironment environment)
{
    private const int Patience = 10_000;

    public async Task<IReadOnlyList<Finding>> Look(CancellationToken cancel)
    {
        var (mail, smtp) = (options.Value, options.Value.Smtp);
        if (!mail.UsesServer)
            return environment.IsProduction() ? [Finding.Hint("MailStays", mail.Folder)] : [];
        using var client = new SmtpClient { Timeout = Patience };
        try
        {
            await client.ConnectAsync(smtp.Host, smtp.Port, smtp.Security switch
            {
                MailSecurity.SslOnConnect => SecureSocketOptions.SslOnConnect,
                MailSecurity.None => SecureSocketOptions.None,
                _ => SecureSocketOptions.StartTls,
            }, cancel);
            if (smtp.User.Length > 0)
                await client.AuthenticateAsync(smtp.User, smtp.Password, cancel);
            await client.DisconnectAsync(true, cancel);
            return smtp.Security == MailSecurity.None && smtp.Host is not ("localhost" or "127.0.0.1" or "::1") ? [Finding.Hint("MailUnprotected", smtp.Host)] : [];
        }
        catch (AuthenticationException)
        {
            return [new("MailSignIn", smtp.Host, smtp.User)];
        }
        catch (Exception failure) when (failure is SslHandshakeException or NotSupportedException)
        {
            return [new("MailTls", smtp.Host, smtp.Port, smtp.Security)];
        }
        catch (Exception failure) when (failure is SocketException or IOException or TimeoutException or SmtpCommandException or SmtpProtocolException)
        {
            return [new("MailSilent", smtp.Host, smtp.Port, failure.Message)];
        }
    }
}
