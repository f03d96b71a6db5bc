using MimeKit;

namespace Hub.SharedKernel.Mail;

/// <summary>What a mail server says about a mail it could not deliver.</summary>
/// <param name="MessageId">Id of the mail that did not arrive, as it was given to <see cref="MailMessage"/>, without its domain.</param>
/// <param name="Recipient">Mailbox the server names; only for people to read, because anybody can write such a report.</param>
/// <param name="Status">Enhanced status code such as <c>5.1.1</c>.</param>
/// <param name="Reason">What the server says, for the administrator's page.</param>
/// <param name="IsPermanent">Whether the mailbox cannot be written to at all; otherwise the server still tries, or the mail may arrive later.</param>
public sealed record Bounce(string MessageId, string Recipient, string Status, string Reason, bool IsPermanent);

/// <summary>Reads delivery status notifications (RFC 3464), the mails in which servers tell that a mail did not arrive.</summary>
public static class BounceReader
{
    /// <summary>Reads one mail; null when it is no such report, or does not say which mail it is about.</summary>
    /// <param name="mail">The mail as it lies in the mailbox.</param>
    /// <param name="cancel">Ends the reading.</param>
    public static async Task<Bounce?> Read(Stream mail, CancellationToken cancel)
    {
        MimeMessage message;
        try
        {
            message = await MimeMessage.LoadAsync(mail, cancel);
        }
        catch (FormatException)
        {
            return null;
        }
        if (message.Body is not MultipartReport report || Original(report) is not { } id
            || report.OfType<MessageDeliveryStatus>().FirstOrDefault() is not { } status)
            return null;
        // The first group speaks of the mail, each further one of a recipient (RFC 3464, 2.1); the portal writes to one at a time.
        return status.StatusGroups.Skip(1).Select(group => Of(group, id)).OfType<Bounce>().OrderByDescending(b => b.IsPermanent).FirstOrDefault();
    }

    private static Bounce? Of(HeaderList recipient, string id)
    {
        var action = (recipient["Action"] ?? "").Trim();
        var status = (recipient["Status"] ?? "").Trim().Split(' ', '(')[0];
        if (action.Length == 0 && status.Length == 0)
            return null;
        var failed = action.Equals("failed", StringComparison.OrdinalIgnoreCase);
        return new(id, Mailbox(recipient["Final-Recipient"] ?? recipient["Original-Recipient"]), status,
            (recipient["Diagnostic-Code"] ?? status).Trim(), failed && status.StartsWith("5.", StringComparison.Ordinal) && !IsAboutTheMail(status));
    }

    // RFC 3463: 5.6 is about the content, 5.7 about policy, 5.2.2 a full mailbox, 5.2.3 and 5.3.4 a mail too large. Another mail may well arrive.
    private static bool IsAboutTheMail(string status) =>
        status.StartsWith("5.6.", StringComparison.Ordinal) || status.StartsWith("5.7.", StringComparison.Ordinal) || status is "5.2.2" or "5.2.3" or "5.3.4";

    private static string Mailbox(string? field) => (field ?? "").Split(';', 2)[^1].Trim();

    private static string? Original(MultipartReport report)
    {
        foreach (var part in report)
        {
            var id = part switch
            {
                MessagePart { Message: { } whole } => whole.MessageId,
                TextPart { ContentType: { } type } headers when type.IsMimeType("text", "rfc822-headers") => IdIn(headers.Text),
                _ => null,
            };
            if (!string.IsNullOrEmpty(id))
                return id.Split('@')[0];
        }
        return null;
    }

    private static string? IdIn(string headers)
    {
        using var text = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(headers + "\r\n\r\n"));
        try
        {
            return MimeMessage.Load(text).MessageId;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
