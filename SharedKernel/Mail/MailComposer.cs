using System.Globalization;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Utils;

namespace Hub.SharedKernel.Mail;

/// <summary>Writes a mail as it goes over the wire. What was typed by people reaches headers only through checked or encoded values.</summary>
internal sealed class MailComposer(IOptions<MailOptions> options, TimeProvider time)
{
    private const string FolderSender = "portal@localhost";
    private static readonly System.Resources.ResourceManager Texts = new(typeof(KernelTexts));

    public MimeMessage Compose(MailMessage mail)
    {
        var settings = options.Value;
        var from = Mailbox(settings.From.Length > 0 ? settings.From : FolderSender, settings.FromName.Length > 0 ? settings.FromName : PortalName(mail.Language));
        var message = new MimeMessage
        {
            Subject = OneLine(mail.Subject),
            Date = time.GetUtcNow(),
            MessageId = Id(mail.MessageId, from),
            Body = new MultipartAlternative(Part("plain", mail.Text), Part("html", mail.Html)),
        };
        message.From.Add(from);
        message.To.Add(Mailbox(mail.To.Address, mail.To.Name));
        if (settings.ReplyTo.Length > 0) message.ReplyTo.Add(Mailbox(settings.ReplyTo, null));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, mail.Language == "en" ? "en" : "uk");
        if (mail.UnsubscribeUrl is not null) AddUnsubscribe(message, mail.UnsubscribeUrl);
        return message;
    }

    /// <summary>Whether the text is one mailbox and nothing more: no name, no list, no line ends.</summary>
    public static bool IsMailbox(string address) =>
        !address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        && address.IndexOfAny(['<', '>', ',', ';', '"', '(', ')']) < 0
        && MailboxAddress.TryParse(address, out var mailbox)
        && mailbox.Address == address
        && mailbox.LocalPart.Length is > 0 and <= 64
        && IsDomain(mailbox.Domain);

    public static string PortalName(string language) => Texts.GetString("Mail.Portal", Language.Of(language))!;

    private static bool IsDomain(string domain)
    {
        try
        {
            return Uri.CheckHostName(new IdnMapping { UseStd3AsciiRules = true }.GetAscii(domain)) == UriHostNameType.Dns;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static MailboxAddress Mailbox(string address, string? name) => IsMailbox(address)
        ? new MailboxAddress(name is null ? null : OneLine(name), address)
        : throw new MailNotSent($"'{OneLine(address)}' is not a mailbox.", isPermanent: true, isAddress: true);

    private static TextPart Part(string kind, string text)
    {
        var part = new TextPart(kind);
        part.SetText(System.Text.Encoding.UTF8, text);
        return part;
    }

    private static string Id(string id, MailboxAddress from)
    {
        var full = id.Contains('@', StringComparison.Ordinal) ? id : $"{id}@{MailboxAddress.IdnMapping.Encode(from.Domain)}";
        var valid = full.Count(c => c == '@') == 1 && !full.StartsWith('@') && !full.EndsWith('@')
            && full.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '=' or '@');
        return valid ? full : throw new ArgumentException($"A message id is made of letters, digits and ._+=-, not '{OneLine(id)}'.", nameof(id));
    }

    // RFC 2369 and RFC 8058; the relay must sign both headers (DKIM) for mail programs to show their button.
    private static void AddUnsubscribe(MimeMessage message, string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
            throw new ArgumentException($"The address to unsubscribe must be a full web address, not '{OneLine(url)}'.", nameof(url));
        var ascii = new UriBuilder(uri) { Host = uri.IdnHost }.Uri.GetComponents(UriComponents.AbsoluteUri, UriFormat.UriEscaped);
        message.Headers.Add(HeaderId.ListUnsubscribe, $"<{ascii}>");
        message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    private static string OneLine(string text) =>
        string.Join(' ', string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
