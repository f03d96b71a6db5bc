using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Entering;

/// <summary>Hands an entry in, in time to the second: freezes it, gives the receipt, tells clerks.</summary>
internal sealed class SubmitEntry(ContestDb db, ICurrentUser user, TimeProvider time)
{
    private const int MostAttempts = 20;

    /// <returns>False when the person has no such entry.</returns>
    public async Task<bool> Run(Guid id, CancellationToken cancel)
    {
        // The moment it arrived counts, not the moment its turn came.
        var now = time.GetUtcNow();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Submit(id, now, cancel);
            }
            catch (DbUpdateConcurrencyException) when (attempt < MostAttempts)
            {
                // Somebody took the same number of a receipt: the next one is free.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<bool> Submit(Guid id, DateTimeOffset now, CancellationToken cancel)
    {
        var me = user.RequiredId;
        if (await db.OwnEntry(id, me, cancel) is not { } entry)
            return false;
        // Sent twice by an impatient hand: the first one counts.
        if (entry.State == EntryState.Submitted)
            return true;
        var round = await db.Rounds.SingleAsync(r => r.Id == entry.RoundId, cancel);
        var nomination = await db.Nominations.AsNoTracking().SingleAsync(n => n.Id == entry.NominationId, cancel);
        var files = await db.Files.Where(f => f.EntryId == id && f.UntilSubmission == null).OrderBy(f => f.Place).ToListAsync(cancel);
        var mistakes = EntryChecks.Of(entry.Draft, nomination.Form, Language.IsEnglish).Count;
        var submission = entry.Submit(round, [.. files.Select(f => new SubmittedFile(f.Name, f.Sha256))], mistakes, me, now);
        foreach (var file in files)
            file.BelongTo(submission.Number);
        db.Submissions.Add(submission);
        db.Record(round.Id, id, me, submission.Number == 1 ? "Submitted" : "Mended", submission.Receipt, now);
        db.TellSubmitter(entry);
        db.Notify(me, "Notice.Received", ContestFacts.ReceiptPath(id), null, entry.TitleUk, submission.Receipt, submission.Fingerprint);
        db.CloseTask(id, "mend");
        db.OpenCheck(entry, round.Calendar.Jury);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

/// <summary>Takes an entry back. A draft goes without a word; a submitted one with a reason.</summary>
internal sealed class WithdrawEntry(ContestDb db, ICurrentUser user, TimeProvider time)
{
    public async Task<bool> Run(Guid id, string? reason, CancellationToken cancel)
    {
        if (await db.OwnEntry(id, user.RequiredId, cancel) is not { } entry)
            return false;
        var (now, round) = (time.GetUtcNow(), await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == entry.RoundId, cancel));
        var wasShown = entry.State == EntryState.Eligible && round.ShowsEntriesAt(now);
        entry.Withdraw(reason, round, now);
        db.Record(round.Id, id, user.Id, "EntryWithdrawn", entry.WithdrawnReason, now);
        db.TellSubmitter(entry);
        db.CloseTask(id, "check");
        db.CloseTask(id, "mend");
        if (entry.Number is not null)
            db.NotifyOrganisers("Notice.Withdrawn", ContestFacts.OrganisePath(round.Id), user.Id, entry.TitleUk, entry.Receipt(round));
        if (wasShown)
            db.Publish(new SharedKernel.Contracts.ItemWithdrawn(ContestFacts.Module, ContestFacts.EntryKind, id, entry.NextTelling()));
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
