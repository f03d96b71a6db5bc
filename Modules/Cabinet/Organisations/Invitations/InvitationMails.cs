using Hub.Cabinet.Mail;
using Hub.Cabinet.People;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;

namespace Hub.Cabinet.Organisations.Invitations;

/// <summary>Writes the invitation into the mail ledger; saved with the invitation itself.</summary>
internal sealed class InvitationMails(CabinetDb db, ModuleTexts texts, ICurrentUser user)
{
    /// <param name="person">The owner of the mailbox; null when there is no account yet.</param>
    public void Write(Invitation invitation, string secret, Person? person, Organisation organisation)
    {
        var language = person?.Language ?? user.Language;
        var name = language == "en" ? organisation.NameEn ?? organisation.NameUk : organisation.NameUk;
        var until = KyivTime.Date(invitation.ExpiresAt, Language.Of(language));
        string T(string key, params object[] arguments) => texts.In(language, CabinetModule.Key, key, arguments);
        var content = new MailText(T("Mail.Invitation.Subject", name), [T("Mail.Invitation.Text", user.Name, name), T("Mail.Invitation.Until", until)],
            T("Mail.Invitation.Link"), $"/cabinet/organisations/invitation?code={secret}");
        db.Mails.Add(person is null
            ? MailRow.ToStranger(invitation.Email, language, content, invitation.InvitedAt)
            : MailRow.To(person, MailKind.Account, content, invitation.InvitedAt));
    }
}
