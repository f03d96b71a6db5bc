using Hub.Cabinet.Notices;
using Hub.Cabinet.People;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hub.Cabinet.Mail;

/// <summary>
/// Sends what the ledger holds. A line is claimed by a conditional update, so of two hosts one sends it; a host that
/// dies leaves a lease that runs out, and the second try carries the same Message-Id.
/// </summary>
internal sealed class SendDueMail(
    CabinetDb db, IMailSender sender, MailLetters letters, MailLimit limit, TimeProvider time, ILogger<SendDueMail> log) : IJob
{
    private const int Batch = 50;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    public async Task Run(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested && await SendSome(cancel) == Batch) { }
    }

    private async Task<int> SendSome(CancellationToken cancel)
    {
        var due = await Due(time.GetUtcNow()).OrderBy(MailRow.Rank).ThenBy(m => m.DueAt).ThenBy(m => m.Id).Take(Batch).ToListAsync(cancel);
        var readers = due.Select(m => m.PersonId).OfType<Guid>().Distinct().ToList();
        var people = await db.People.AsNoTracking().Where(p => readers.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var told = await Told([.. due.Where(m => m.Kind == MailKind.Notice).Select(m => m.Id)], cancel);
        var full = new HashSet<MailKind>();
        foreach (var row in due.TakeWhile(_ => !cancel.IsCancellationRequested))
        {
            if (row.Kind == MailKind.Notice && await WaitsForMorning(row, people.GetValueOrDefault(row.PersonId ?? Guid.Empty), cancel) || full.Contains(row.Kind))
                continue;
            if (!await limit.Take(row.Kind, cancel))
                full.Add(row.Kind);
            else if (!await Send(row, people.GetValueOrDefault(row.PersonId ?? Guid.Empty), [.. told[row.Id]], cancel))
                await limit.GiveBack();
        }
        await PutOff(full, cancel);
        return due.Count;
    }

    /// <summary>What is due; notices to an address from which mails come back wait until it is confirmed again.</summary>
    private IQueryable<MailRow> Due(DateTimeOffset now) => db.Mails.AsNoTracking().Where(MailRow.Due(now))
        .Where(m => m.Kind == MailKind.Account || !db.People.Any(p => p.Id == m.PersonId && p.MailBouncedAt != null));

    private async Task<ILookup<Guid, Notice>> Told(List<Guid> mails, CancellationToken cancel)
    {
        var notices = mails.Count == 0 ? [] : await db.Notices.AsNoTracking().Where(n => n.MailId != null && mails.Contains(n.MailId.Value))
            .OrderBy(n => n.RaisedAt).ThenBy(n => n.Id).ToListAsync(cancel);
        return notices.ToLookup(n => n.MailId!.Value);
    }

    // A mail that was written in time may have been put off into the night.
    private async Task<bool> WaitsForMorning(MailRow row, Person? person, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (person is null || !MailSchedule.IsQuiet(now, person.Mail.Clock))
            return false;
        var morning = MailSchedule.AfterQuiet(now, person.Mail.Clock);
        await db.Mails.Where(m => m.Id == row.Id && m.Attempts == row.Attempts && m.SentAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, morning), cancel);
        return true;
    }

    private async Task PutOff(IReadOnlyCollection<MailKind> full, CancellationToken cancel)
    {
        if (full.Count == 0)
            return;
        var (now, tomorrow, kinds) = (time.GetUtcNow(), limit.Tomorrow, full.ToList());
        await db.Mails.Where(MailRow.Due(now)).Where(m => kinds.Contains(m.Kind)).ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, tomorrow), cancel);
    }

    /// <returns>Whether a mail left.</returns>
    private async Task<bool> Send(MailRow row, Person? person, IReadOnlyList<Notice> told, CancellationToken cancel)
    {
        var lease = time.GetUtcNow() + Lease;
        var claimed = await db.Mails.Where(m => m.Id == row.Id && m.Attempts == row.Attempts && m.SentAt == null && m.GaveUpAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Attempts, row.Attempts + 1).SetProperty(m => m.DueAt, lease), cancel);
        if (claimed == 0)
            return false;
        try
        {
            await sender.Send(letters.Write(row, person?.MailKey, told), cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            await NoteFailure(row, failure, cancel);
            return false;
        }
        // It is out: that must be written down even when the host is told to stop just now.
        await NoteSent(row);
        return true;
    }

    private Task NoteSent(MailRow row)
    {
        var now = time.GetUtcNow();
        var sent = db.Mails.Where(m => m.Id == row.Id);
        // A link that opens an account has no business in the ledger once it is mailed.
        return row.Kind == MailKind.Account
            ? sent.ExecuteUpdateAsync(set => set.SetProperty(m => m.SentAt, now).SetProperty(m => m.Error, (string?)null)
                .SetProperty(m => m.Text, "").SetProperty(m => m.Link, (string?)null))
            : sent.ExecuteUpdateAsync(set => set.SetProperty(m => m.SentAt, now).SetProperty(m => m.Error, (string?)null));
    }

    private async Task NoteFailure(MailRow row, Exception failure, CancellationToken cancel)
    {
        var attempts = row.Attempts + 1;
        // What the server said names the mailbox; it stands in the ledger, where only administrators read it.
        log.LogWarning("Mail {Id} was not sent, attempt {Attempt}: {Kind}", row.Id, attempts, failure.GetType().Name);
        var now = time.GetUtcNow();
        var next = now + MailRow.BackOff(attempts);
        DateTimeOffset? gaveUp = attempts >= MailRow.MostAttempts || failure is MailNotSent { IsPermanent: true } ? now : null;
        var error = failure.Message.Length <= 1000 ? failure.Message : failure.Message[..1000];
        await db.Mails.Where(m => m.Id == row.Id && m.SentAt == null).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.DueAt, next).SetProperty(m => m.GaveUpAt, gaveUp).SetProperty(m => m.Error, error), cancel);
        if (failure is MailNotSent { IsAddress: true })
            await db.MarkBounced(row.PersonId, row.Address, now, cancel);
    }
}
