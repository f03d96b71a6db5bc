using Hub.Cabinet.Notices;
using Hub.Cabinet.People;
using Hub.SharedKernel.Languages;

namespace Hub.Cabinet.Mail;

/// <summary>Writes the mail that tells a notice, unless the person wants none.</summary>
internal sealed class NoticeMails(ModuleTexts texts, TimeProvider time)
{
    private const int SubjectLength = 120;

    public MailRow? For(Person person, Notice notice)
    {
        if (person is not { MailPace: MailPace.AtOnce, EmailConfirmed: true })
            return null;
        var text = notice.Text(person.Language);
        var subject = text.Length <= SubjectLength ? text : text[..(SubjectLength - 1)] + "…";
        var link = texts.In(person.Language, CabinetModule.Key, "Mail.Notice.Link");
        return MailRow.To(person, MailKind.Notice, new(subject, [text], link, notice.Link), time.GetUtcNow());
    }
}
