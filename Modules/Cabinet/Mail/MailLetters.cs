using Hub.Cabinet.Notices;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Mail;
using Hub.SharedKernel.Web;

namespace Hub.Cabinet.Mail;

/// <summary>Makes of a line of the ledger the mail that is sent: the same at every try.</summary>
internal sealed class MailLetters(ModuleTexts texts, PublicAddress address, NoticeKinds kinds)
{
    /// <param name="row">The line.</param>
    /// <param name="unsubscribeKey">Secret of the person's unsubscribe link; null when the mail cannot be refused.</param>
    /// <param name="told">The notices that go with it.</param>
    public MailMessage Write(MailRow row, Guid? unsubscribeKey, IReadOnlyList<Notice> told)
    {
        var (language, isNotice) = (row.Language, row.Kind == MailKind.Notice);
        var unsubscribe = isNotice && unsubscribeKey is { } key ? address.Of(StopPath(told) ?? $"/cabinet/unsubscribe/{key:N}", language) : null;
        var footer = texts.In(language, CabinetModule.Key, isNotice ? "Mail.Notice.Footer" : "Mail.Account.Footer", address.Of("/cabinet/notices/wishes", language));
        var content = new MailContent(row.Subject, row.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            row.LinkText, row.Link is null ? null : address.Of(row.Link, language), footer, unsubscribe)
        {
            Sections = !row.IsDigest ? [] : [.. told.GroupBy(n => n.MailKind).Select(kind => new MailSection(kinds.NameOf(kind.Key, language),
                [.. kind.Select(n => new MailEntry(n.Text(language), address.Of(n.Link, language)))]))],
        };
        var parts = MailLayout.Render(content, language);
        return new(new(row.Address, row.Name), row.Subject, parts.Text, parts.Html, unsubscribe, MessageId(row.Id), language);
    }

    // A mail about one thing somebody follows is refused for that thing alone.
    private static string? StopPath(IReadOnlyList<Notice> told) =>
        told.Select(n => n.StopPath).Distinct().ToList() is [{ } only] ? only : null;

    public static string MessageId(Guid mail) => $"hub-{mail:N}";

    /// <summary>The mail of a Message-Id without its domain; null when it is not one of the portal's.</summary>
    public static Guid? MailOf(string messageId) =>
        messageId.StartsWith("hub-", StringComparison.Ordinal) && Guid.TryParseExact(messageId[4..], "N", out var id) ? id : null;
}
