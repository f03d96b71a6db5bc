using Microsoft.Extensions.Options;
using MimeKit;

namespace Hub.SharedKernel.Mail;

/// <summary>Stops a start with mail settings that cannot work; every sentence names the setting.</summary>
internal sealed class MailOptionsCheck : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var wrong = Wrong(options).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Wrong(MailOptions options)
    {
        if (options.From.Length > 0 && !MailComposer.IsMailbox(options.From))
            yield return $"Setting Mail:From is '{options.From}', which is not a mailbox; write one such as portal@example.org.";
        if (options.ReplyTo.Length > 0 && !MailComposer.IsMailbox(options.ReplyTo))
            yield return $"Setting Mail:ReplyTo is '{options.ReplyTo}', which is not a mailbox; write one such as help@example.org, or remove the setting.";
        if (options.DailyLimit < 0) yield return $"Setting Mail:DailyLimit is {options.DailyLimit}; write how many mails may leave in a day, or 0 for no limit.";
        if (options.BounceFolder.Length > 0 && !Directory.Exists(options.BounceFolder))
            yield return $"Setting Mail:BounceFolder is '{options.BounceFolder}', which is not a folder; make it, or remove the setting.";
        if (!options.UsesServer)
        {
            if (string.IsNullOrWhiteSpace(options.Folder)) yield return "Setting Mail:Folder is empty; name a folder, or remove the setting.";
            yield break;
        }

        if (options.From.Length == 0) yield return "Setting Mail:From is missing: the server Mail:Smtp:Host needs the mailbox mail comes from.";
        if (options.Smtp.Port is < 1 or > 65535) yield return $"Setting Mail:Smtp:Port is {options.Smtp.Port}; it must be between 1 and 65535, usually 587.";
        if (options.Smtp.TimeoutSeconds is < 1 or > 600) yield return $"Setting Mail:Smtp:TimeoutSeconds is {options.Smtp.TimeoutSeconds}; it must be between 1 and 600.";
        if (options.Smtp.User.Length > 0 && options.Smtp.Password.Length == 0) yield return "Setting Mail:Smtp:Password is missing though Mail:Smtp:User is given.";
        if (options.Smtp.User.Length > 0 && options.Smtp.Security == MailSecurity.None)
            yield return "Setting Mail:Smtp:Security is None, so the password would be sent readable; choose StartTls or SslOnConnect, or remove Mail:Smtp:User.";
        if (!Enum.IsDefined(options.Smtp.Security)) yield return "Setting Mail:Smtp:Security must be StartTls, SslOnConnect or None.";
    }
}
