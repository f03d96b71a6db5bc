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
    CabinetDb db, IMailSender sender, MailLetters letters, TimeProvider time, ILogger<SendDueMail> log) : IJob
{
    private const int Batch = 50;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    public async Task Run(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested && await SendSome(cancel) == Batch) { }
    }

    private async Task<int> SendSome(CancellationToken cancel)
    {
        var due = await db.Mails.AsNoTracking().Where(MailRow.Due(time.GetUtcNow()))
            .OrderBy(m => m.DueAt).ThenBy(m => m.Id).Take(Batch)
            .Select(m => new { Row = m, Key = db.People.Where(p => p.Id == m.PersonId).Select(p => (Guid?)p.MailKey).FirstOrDefault() })
            .ToListAsync(cancel);
        foreach (var mail in due)
            await Send(mail.Row, mail.Key, cancel);
        return due.Count;
    }

    private async Task Send(MailRow row, Guid? key, CancellationToken cancel)
    {
        var lease = time.GetUtcNow() + Lease;
        var claimed = await db.Mails.Where(m => m.Id == row.Id && m.Attempts == row.Attempts && m.SentAt == null && m.GaveUpAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Attempts, row.Attempts + 1).SetProperty(m => m.DueAt, lease), cancel);
        if (claimed == 0)
            return;
        try
        {
            await sender.Send(letters.Write(row, key), cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            await NoteFailure(row, failure, cancel);
            return;
        }
        // It is out: that must be written down even when the host is told to stop just now.
        await NoteSent(row);
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

    private Task NoteFailure(MailRow row, Exception failure, CancellationToken cancel)
    {
        var attempts = row.Attempts + 1;
        log.LogWarning(failure, "Mail {Id} was not sent, attempt {Attempt}", row.Id, attempts);
        var now = time.GetUtcNow();
        var next = now + MailRow.BackOff(attempts);
        DateTimeOffset? gaveUp = attempts >= MailRow.MostAttempts || failure is MailNotSent { IsPermanent: true } ? now : null;
        var error = failure.Message.Length <= 1000 ? failure.Message : failure.Message[..1000];
        return db.Mails.Where(m => m.Id == row.Id && m.SentAt == null).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.DueAt, next).SetProperty(m => m.GaveUpAt, gaveUp).SetProperty(m => m.Error, error), cancel);
    }
}
