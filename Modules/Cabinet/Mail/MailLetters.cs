using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Mail;
using Hub.SharedKernel.Web;

namespace Hub.Cabinet.Mail;

/// <summary>Makes of a line of the ledger the mail that is sent: the same at every try.</summary>
internal sealed class MailLetters(ModuleTexts texts, PublicAddress address)
{
    /// <param name="row">The line.</param>
    /// <param name="unsubscribeKey">Secret of the person's unsubscribe link; null when the mail cannot be refused.</param>
    public MailMessage Write(MailRow row, Guid? unsubscribeKey)
    {
        var (language, isNotice) = (row.Language, row.Kind == MailKind.Notice);
        var unsubscribe = isNotice && unsubscribeKey is { } key ? address.Of($"/cabinet/unsubscribe/{key:N}", language) : null;
        var footer = texts.In(language, CabinetModule.Key, isNotice ? "Mail.Notice.Footer" : "Mail.Account.Footer", address.Of("/cabinet/settings", language));
        var content = new MailContent(row.Subject, row.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            row.LinkText, row.Link is null ? null : address.Of(row.Link, language), footer, unsubscribe);
        var parts = MailLayout.Render(content, language);
        return new(new(row.Address, row.Name), row.Subject, parts.Text, parts.Html, unsubscribe, $"hub-{row.Id:N}", language);
    }
}
