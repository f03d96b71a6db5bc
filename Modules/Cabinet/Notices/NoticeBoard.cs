using Hub.Cabinet.Mail;
using Hub.Cabinet.People;

namespace Hub.Cabinet.Notices;

/// <summary>
/// Puts up a notice and, where the person wants it at once, the mail that tells it: they are saved both or neither.
/// What is to be mailed later waits for <see cref="WriteNoticeMails"/>.
/// </summary>
internal sealed class NoticeBoard(CabinetDb db, NoticeMails mails, NoticeKinds kinds, TimeProvider time)
{
    public void Tell(Person person, NoticeText text, Guid eventId, DateTimeOffset raisedAt)
    {
        var now = time.GetUtcNow();
        var kind = kinds.Of(text.Module, text.Kind);
        var due = kinds.MailDue(person, kind, raisedAt, now);
        var notice = Notice.Tell(eventId, person.Id, text, kind, due, raisedAt);
        // Who follows many things is told many at one moment: these go together in one mail, written a moment later.
        if (due <= now && person.MailBouncedAt is null && !kinds.HasOwnPace(kind))
        {
            var mail = mails.For(person, [notice]);
            db.Mails.Add(mail);
            notice.GoesWith(mail);
        }
        db.Notices.Add(notice);
    }
}
