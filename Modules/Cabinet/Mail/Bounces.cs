using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Mail;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Mail;

/// <summary>What became of a mail that came back.</summary>
internal enum BounceOutcome
{
    /// <summary>It is no report about a mail, or does not say which.</summary>
    NotUnderstood,
    /// <summary>The mail is none of this portal's, or is long forgotten.</summary>
    Unknown,
    /// <summary>The mailbox takes mails all the same: full, too large a mail, refused for what it says.</summary>
    Passing,
    /// <summary>The address is marked.</summary>
    Marked,
}

/// <summary>
/// Takes a report that a mail did not arrive. Anybody can write such a report, so it counts only when it names a mail of the ledger
/// by its id, which nobody else knows; whose address it is, the ledger says.
/// </summary>
internal sealed class TakeBounce(CabinetDb db, TimeProvider time)
{
    public async Task<BounceOutcome> Run(Stream report, CancellationToken cancel)
    {
        if (await BounceReader.Read(report, cancel) is not { } bounce)
            return BounceOutcome.NotUnderstood;
        if (MailLetters.MailOf(bounce.MessageId) is not { } id
            || await db.Mails.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel) is not { } mail)
            return BounceOutcome.Unknown;
        var error = bounce.Reason.Length <= 1000 ? bounce.Reason : bounce.Reason[..1000];
        await db.Mails.Where(m => m.Id == id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Error, error), cancel);
        if (!bounce.IsPermanent)
            return BounceOutcome.Passing;
        if (await db.MarkBounced(mail.PersonId, mail.Address, time.GetUtcNow(), cancel))
        {
            db.Publish(new ActionRecorded(CabinetModule.Key, null, "mail.bounced", $"person/{mail.PersonId}", bounce.Status));
            await db.SaveChangesAsync(cancel);
        }
        return BounceOutcome.Marked;
    }
}

/// <summary>Marks of addresses from which mails come back.</summary>
internal static class Bounces
{
    /// <summary>Marks the person whose address it still is.</summary>
    /// <returns>Whether it was not marked before.</returns>
    public static async Task<bool> MarkBounced(this CabinetDb db, Guid? personId, string address, DateTimeOffset now, CancellationToken cancel) =>
        await db.People.Where(p => p.Id == personId && p.Email == address && p.MailBouncedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.MailBouncedAt, now), cancel) > 0;

    /// <summary>The address takes mails again: what was given up because of it goes out, to the address the person has now.</summary>
    public static Task SendReturned(this CabinetDb db, Guid personId, string address, DateTimeOffset now, CancellationToken cancel) =>
        db.Mails.Where(m => m.PersonId == personId && m.Kind == MailKind.Notice && m.SentAt == null && m.GaveUpAt != null && m.Error != MailWishes.Unwanted)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.GaveUpAt, (DateTimeOffset?)null).SetProperty(m => m.DueAt, now)
                .SetProperty(m => m.Attempts, 0).SetProperty(m => m.Address, address), cancel);
}
