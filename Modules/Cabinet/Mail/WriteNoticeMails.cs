using Hub.Cabinet.Notices;
using Hub.SharedKernel.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hub.Cabinet.Mail;

/// <summary>
/// Makes mails of the notices that are due, one for each person. The mail and the mark on every notice it tells are saved together,
/// and only where no other host was quicker with one of them: so every notice is in exactly one mail.
/// </summary>
internal sealed class WriteNoticeMails(CabinetDb db, NoticeMails mails, NoticeKinds kinds, TimeProvider time, ILogger<WriteNoticeMails> log) : IJob
{
    /// <summary>More wait for the next mail, so that no mail is too long to be read.</summary>
    public const int MostInMail = 50;

    private const int PeopleAtOnce = 50;

    public async Task Run(CancellationToken cancel)
    {
        var passed = new List<Guid>();
        List<Guid> people;
        do
        {
            people = await WithDue(passed, cancel);
            foreach (var person in people)
                if (!await Write(person, cancel))
                    passed.Add(person);
        } while (people.Count > 0 && !cancel.IsCancellationRequested);
    }

    private Task<List<Guid>> WithDue(List<Guid> passed, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return db.People.Where(p => p.EmailConfirmed && p.MailBouncedAt == null && !passed.Contains(p.Id)
                && db.Notices.Any(n => n.PersonId == p.Id && n.MailId == null && n.MailDueAt <= now))
            .OrderBy(p => p.Id).Select(p => p.Id).Take(PeopleAtOnce).ToListAsync(cancel);
    }

    /// <returns>False when there is nothing more to be had for this person now.</returns>
    private async Task<bool> Write(Guid personId, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        try
        {
            await using var whole = await db.Database.BeginTransactionAsync(cancel);
            if (!await Claim(personId, cancel))
                return false;
            await whole.CommitAsync(cancel);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // One person's mail must not keep back those of the others; the next round tries again.
            log.LogError(failure, "The notices of person {Person} could not be put into a mail", personId);
            return false;
        }
    }

    private async Task<bool> Claim(Guid personId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == personId, cancel);
        var due = await db.Notices.AsNoTracking().Where(n => n.PersonId == personId && n.MailId == null && n.MailDueAt <= now)
            .OrderBy(n => n.RaisedAt).ThenBy(n => n.Id).Take(MostInMail).ToListAsync(cancel);
        if (due.Count == 0)
            return false;
        // Told while the person was just switching their kind off.
        if (await Drop(due.Where(n => kinds.PaceOf(person, n.MailKind) == MailPace.Never), cancel) > 0)
            due.RemoveAll(n => kinds.PaceOf(person, n.MailKind) == MailPace.Never);
        if (due.Count == 0)
            return true;
        var mail = mails.For(person, due);
        db.Mails.Add(mail);
        await db.SaveChangesAsync(cancel);
        var ids = due.Select(n => n.Id).ToList();
        var claimed = await db.Notices.Where(n => ids.Contains(n.Id) && n.MailId == null && n.MailDueAt != null)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.MailId, mail.Id), cancel);
        return claimed == due.Count;
    }

    private async Task<int> Drop(IEnumerable<Notice> unwanted, CancellationToken cancel)
    {
        var ids = unwanted.Select(n => n.Id).ToList();
        return ids.Count == 0 ? 0 : await db.Notices.Where(n => ids.Contains(n.Id) && n.MailId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.MailDueAt, (DateTimeOffset?)null), cancel);
    }
}
