using Hub.Cabinet.Mail;
using Hub.Cabinet.People;

namespace Hub.Cabinet.Notices;

/// <summary>Puts a notice and the mail that tells it side by side: they are saved both or neither.</summary>
internal sealed class NoticeBoard(CabinetDb db, NoticeMails mails)
{
    public void Tell(Person person, NoticeText text, Guid eventId, DateTimeOffset raisedAt)
    {
        var notice = Notice.Tell(eventId, person.Id, text, raisedAt);
        if (mails.For(person, notice) is { } mail)
        {
            db.Mails.Add(mail);
            notice.GoesWith(mail);
        }
        db.Notices.Add(notice);
    }
}
