using Hub.Cabinet.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Mail;

/// <summary>
/// Saves what a person newly wants of mails, and moves what still waits: notices that are in no mail yet, and those in mails
/// nobody has tried to send. Who wants nothing more gets nothing that was still waiting.
/// </summary>
internal sealed class MailWishes(CabinetDb db, NoticeKinds kinds, MailSignal post, TimeProvider time)
{
    public const string Unwanted = "unsubscribed";

    /// <summary>Saves the person, everything else in the context, and the new plan as one whole.</summary>
    public async Task Save(Person person, CancellationToken cancel)
    {
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await TakeApart(person.Id, cancel);
        await PlanAnew(person, cancel);
        await whole.CommitAsync(cancel);
        post.Raise();
    }

    // A mail that was tried may have arrived, whatever the server said; one nobody tried can be written anew.
    private async Task TakeApart(Guid personId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var held = await db.Mails.Where(m => m.PersonId == personId && m.Kind == MailKind.Notice && m.SentAt == null && m.GaveUpAt == null && m.Attempts == 0)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.GaveUpAt, now).SetProperty(m => m.Error, Unwanted), cancel);
        if (held == 0)
            return;
        var apart = db.Mails.Where(m => m.PersonId == personId && m.Kind == MailKind.Notice && m.SentAt == null && m.Error == Unwanted && m.Attempts == 0);
        await db.Notices.Where(n => n.PersonId == personId && apart.Any(m => m.Id == n.MailId))
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.MailId, (Guid?)null), cancel);
        await apart.ExecuteDeleteAsync(cancel);
    }

    private async Task PlanAnew(Person person, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var waiting = db.Notices.Where(n => n.PersonId == person.Id && n.MailId == null && n.MailDueAt != null);
        var those = await waiting.Select(n => n.MailKind).Distinct().ToListAsync(cancel);
        // At most as many changes as there are paces.
        foreach (var pace in those.GroupBy(kind => kinds.PaceOf(person, kind)))
        {
            var (same, due) = (pace.ToList(), kinds.MailDue(person, pace.First(), now));
            await waiting.Where(n => same.Contains(n.MailKind)).ExecuteUpdateAsync(set => set.SetProperty(n => n.MailDueAt, due), cancel);
        }
        if (person.MailPace == MailPace.Never && person.Mail.ByKind.Values.All(p => p == MailPace.Never))
            await db.Mails.Where(m => m.PersonId == person.Id && m.Kind == MailKind.Notice && m.SentAt == null && m.GaveUpAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.GaveUpAt, now).SetProperty(m => m.Error, Unwanted), cancel);
    }
}
