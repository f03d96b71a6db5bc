using Hub.Cabinet.Mail;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Notices;

/// <summary>No more notices by mail, by the secret link at the foot of every one. Nobody need sign in for it.</summary>
internal sealed class Unsubscribe(CabinetDb db, MailWishes wishes)
{
    /// <returns>False when the link belongs to nobody.</returns>
    public async Task<bool> Run(Guid key, CancellationToken cancel)
    {
        if (await db.People.SingleOrDefaultAsync(p => p.MailKey == key, cancel) is not { } person)
            return false;
        if (person.MailPace == MailPace.Never && person.Mail.ByKind.Count == 0)
            return true;
        person.WantNoMail();
        db.Publish(new ActionRecorded(CabinetModule.Key, person.Id, "mail.unsubscribed", $"person/{person.Id}", ""));
        await wishes.Save(person, cancel);
        return true;
    }
}
