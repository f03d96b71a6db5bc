using Hub.Cabinet.Mail;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Settings;

/// <summary>Name, language and mail of a person.</summary>
internal sealed class ChangeSettings(CabinetDb db, MailWishes wishes)
{
    public async Task Run(Guid personId, string? name, string language, MailPace pace, CancellationToken cancel)
    {
        var person = await db.People.SingleAsync(p => p.Id == personId, cancel);
        person.Introduce(name ?? "", language);
        await wishes.Set(person, pace, cancel);
        await db.SaveChangesAsync(cancel);
    }
}
