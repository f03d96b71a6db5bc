namespace Hub.SharedKernel.Mail;

/// <summary>Who a mail goes to.</summary>
/// <param name="Address">Mailbox, also with an internationalised domain or local part: <c>olena@громада.укр</c>.</param>
/// <param name="Name">Name of the person; null when unknown.</param>
public sealed record MailAddressee(string Address, string? Name = null);

/// <summary>One mail to one person, as text and as HTML.</summary>
/// <param name="To">Who it goes to.</param>
/// <param name="Subject">Subject line; control characters become spaces.</param>
/// <param name="Text">The text part.</param>
/// <param name="Html">The HTML part, the same content.</param>
/// <param name="UnsubscribeUrl">Full address that ends this kind of mail by one POST (RFC 8058); null when the mail cannot be refused, e.g. a password reset.</param>
/// <param name="MessageId">
/// Stable id of this mail, the same when it is tried again: <c>notice-0199…</c>, with or without <c>@domain</c>; letters, digits and <c>._+=-</c>.
/// Mail programs show two copies with one id as one.
/// </param>
/// <param name="Language"><c>uk</c> or <c>en</c>.</param>
public sealed record MailMessage(MailAddressee To, string Subject, string Text, string Html, string? UnsubscribeUrl, string MessageId, string Language);

/// <summary>Sends mail: to an SMTP server when one is configured, into a folder otherwise.</summary>
public interface IMailSender
{
    /// <summary>Sends one mail. When this returns, the server (or the disk) has taken it over.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="cancel">Ends the attempt.</param>
    /// <exception cref="MailNotSent">It was not taken over; the exception says whether to try again.</exception>
    Task Send(MailMessage mail, CancellationToken cancel);
}

/// <summary>A mail was not taken over.</summary>
/// <param name="reason">What happened, for the administrator's page.</param>
/// <param name="isPermanent">Whether trying again is useless: the mailbox does not exist, or the address is not one.</param>
/// <param name="cause">The error below, if any.</param>
/// <param name="isAddress">Whether it is the address that cannot be written to, and not this mail.</param>
public sealed class MailNotSent(string reason, bool isPermanent, Exception? cause = null, bool isAddress = false) : Exception(reason, cause)
{
    /// <summary>Whether it is the address that cannot be written to, and not this mail: nothing more should be sent there.</summary>
    public bool IsAddress { get; } = isAddress;

    /// <summary>Whether trying again is useless.</summary>
    public bool IsPermanent { get; } = isPermanent;
}
