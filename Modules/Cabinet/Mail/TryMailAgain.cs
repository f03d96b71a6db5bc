using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Mail;

/// <summary>An administrator lets the portal try once more what it gave up. What its reader refused stays refused.</summary>
internal sealed class TryMailAgain(CabinetDb db, MailSignal post, TimeProvider time)
{
    public async Task Run(Guid mailId, Guid by, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var again = await db.Mails.Where(m => m.Id == mailId && m.SentAt == null && m.GaveUpAt != null && m.Error != MailWishes.Unwanted)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.GaveUpAt, (DateTimeOffset?)null).SetProperty(m => m.DueAt, now)
                .SetProperty(m => m.Attempts, 0), cancel);
        if (again == 0)
            return;
        // Who says "try again" has mended something: a mark set by the failure must not hold the mail back.
        await db.People.Where(p => p.MailBouncedAt != null && db.Mails.Any(m => m.Id == mailId && m.PersonId == p.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.MailBouncedAt, (DateTimeOffset?)null), cancel);
        db.Publish(new ActionRecorded(CabinetModule.Key, by, "mail.retried", $"mail/{mailId}", ""));
        await db.SaveChangesAsync(cancel);
        post.Raise();
    }
}
