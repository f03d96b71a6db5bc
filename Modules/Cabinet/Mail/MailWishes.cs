using Hub.Cabinet.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Mail;

/// <summary>What a person wants to be mailed. Who wants nothing more also gets nothing that was still waiting.</summary>
internal sealed class MailWishes(CabinetDb db, TimeProvider time)
{
    public const string Unwanted = "unsubscribed";

    public async Task Set(Person person, MailPace pace, CancellationToken cancel)
    {
        person.WriteMails(pace);
        if (pace != MailPace.Never)
            return;
        var now = time.GetUtcNow();
        await db.Mails.Where(m => m.PersonId == person.Id && m.Kind == MailKind.Notice && m.SentAt == null && m.GaveUpAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.GaveUpAt, now).SetProperty(m => m.Error, Unwanted), cancel);
    }
}
