using System.Globalization;
using Hub.Cabinet.Notices;
using Hub.Cabinet.People;
using Hub.SharedKernel.Languages;

namespace Hub.Cabinet.Mail;

/// <summary>Writes the mail that tells notices: the notice itself, or a list when there are several.</summary>
internal sealed class NoticeMails(ModuleTexts texts, TimeProvider time)
{
    private const int SubjectLength = 120;

    public MailRow For(Person person, IReadOnlyList<Notice> notices)
    {
        var link = T(person, "Mail.Notice.Link");
        if (notices is [var only])
        {
            var text = only.Text(person.Language);
            return MailRow.To(person, MailKind.Notice, new(Cut(text), [text], link, only.Link), time.GetUtcNow());
        }
        var subject = Counted(person, "Mail.Digest.Subject", notices.Count);
        return MailRow.To(person, MailKind.Notice,
            new(subject, [T(person, "Mail.Digest.Lead", person.Name)], T(person, "Mail.Digest.Link"), "/cabinet/notices"), time.GetUtcNow(), digest: true);
    }

    private string Counted(Person person, string key, int count)
    {
        var forms = T(person, key).Split('|');
        var culture = Language.Of(person.Language);
        return string.Format(culture, Plural.Of(count, forms[0], forms[Math.Min(1, forms.Length - 1)], forms[^1], culture), count);
    }

    private string T(Person person, string key, params object[] arguments) => texts.In(person.Language, CabinetModule.Key, key, arguments);

    private static string Cut(string text) =>
        text.Length <= SubjectLength ? text : new StringInfo(text[..SubjectLength]) is { LengthInTextElements: var n } whole ? whole.SubstringByTextElements(0, n - 1) + "…" : text;
}
