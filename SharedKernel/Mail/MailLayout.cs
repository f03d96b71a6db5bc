using System.Text;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;

namespace Hub.SharedKernel.Mail;

/// <summary>What a mail says; plain text throughout.</summary>
/// <param name="Title">First line, as a heading.</param>
/// <param name="Paragraphs">The message.</param>
/// <param name="LinkText">What the reader can do next; null without a link.</param>
/// <param name="LinkUrl">Full web address of it; null without a link.</param>
/// <param name="Footer">Why the reader gets this mail.</param>
/// <param name="UnsubscribeUrl">Full web address to refuse such mails; null when they cannot be refused.</param>
public sealed record MailContent(string Title, IReadOnlyList<string> Paragraphs, string? LinkText, string? LinkUrl, string? Footer, string? UnsubscribeUrl = null)
{
    /// <summary>A list between the message and the link: what a digest tells, under headings.</summary>
    public IReadOnlyList<MailSection> Sections { get; init; } = [];
}

/// <summary>Entries of a digest under one heading.</summary>
/// <param name="Heading">What they are about.</param>
/// <param name="Entries">The entries.</param>
public sealed record MailSection(string Heading, IReadOnlyList<MailEntry> Entries);

/// <summary>An entry of a digest.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Url">Full web address where it can be seen or done.</param>
public sealed record MailEntry(string Text, string Url);

/// <summary>The two parts of a mail.</summary>
/// <param name="Text">For programs that show text.</param>
/// <param name="Html">For the others.</param>
public sealed record MailParts(string Text, string Html);

/// <summary>Gives every mail the portal's quiet look: one column, no pictures to load, nothing that counts who opened it.</summary>
public static class MailLayout
{
    private static readonly System.Resources.ResourceManager Texts = new(typeof(KernelTexts));

    /// <summary>Both parts of a mail.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="language"><c>uk</c> or <c>en</c>: for the frame around it.</param>
    /// <exception cref="ArgumentException">An address is not a full web address.</exception>
    public static MailParts Render(MailContent content, string language)
    {
        CheckAddress(content.LinkUrl, nameof(content.LinkUrl));
        CheckAddress(content.UnsubscribeUrl, nameof(content.UnsubscribeUrl));
        foreach (var entry in content.Sections.SelectMany(section => section.Entries)) CheckAddress(entry.Url, nameof(content.Sections));
        return new MailParts(RenderText(content, language), MailHtml.Render(content, language));
    }

    private static string RenderText(MailContent content, string language)
    {
        var text = new StringBuilder(content.Title).Append("\n\n");
        foreach (var paragraph in content.Paragraphs) text.Append(paragraph).Append("\n\n");
        foreach (var section in content.Sections)
        {
            text.Append(section.Heading.ToUpper(Language.Of(language))).Append("\n\n");
            foreach (var entry in section.Entries) text.Append("* ").Append(entry.Text).Append("\n  ").Append(entry.Url).Append("\n\n");
        }

        if (content.LinkUrl is not null) text.Append(content.LinkText ?? T("Mail.Open", language)).Append(":\n").Append(content.LinkUrl).Append("\n\n");
        text.Append("-- \n").Append(T("Mail.Portal", language)).Append('\n');
        if (content.Footer is not null) text.Append(content.Footer).Append('\n');
        if (content.UnsubscribeUrl is not null) text.Append(T("Mail.Unsubscribe", language)).Append(": ").Append(content.UnsubscribeUrl).Append('\n');
        return text.ToString();
    }

    internal static string T(string key, string language) => Texts.GetString(key, Language.Of(language))!;

    private static void CheckAddress(string? url, string what)
    {
        if (url is not null && (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http")))
            throw new ArgumentException($"A link in a mail must be a full web address, not '{url}'.", what);
    }
}
