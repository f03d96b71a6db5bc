using Hub.Contest.Jury;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Scoring;

/// <summary>Saves what a juror typed, at each change; refuses to write over what another window of theirs saved, and keeps every change with its time.</summary>
internal sealed class KeepBallot(ContestDb db, JurorSight sight, ICurrentUser user, TimeProvider time)
{
    /// <returns>Null when the person has no such entry to score.</returns>
    public async Task<BallotSaved?> Run(Guid entry, BallotWords words, CancellationToken cancel)
    {
        var (me, now) = (user.RequiredId, time.GetUtcNow());
        if (await sight.SeatAt(entry, cancel) is not { } seat)
            return null;
        seat.RequireOpen(now);
        var criteria = seat.Criteria;
        var ballot = await db.Ballots.SingleOrDefaultAsync(b => b.JurorId == seat.Juror.Id && b.EntryId == entry, cancel);
        if (ballot is not null && words.IsSaid(ballot, criteria))
            return new(ballot.Version, ballot.State, null);
        if ((ballot?.Version ?? 0) != words.Seen)
            return new(ballot?.Version ?? 0, ballot?.State ?? BallotState.Empty, BallotWords.Of(ballot, criteria));
        var wasDone = ballot?.IsDone == true;
        ballot ??= db.Ballots.Add(Ballot.Open(seat.Juror.Id, entry, now)).Entity;
        foreach (var criterion in words.Touched(criteria))
            if (ballot.Give(criterion, criteria, words.ValueOf(criterion), words.CommentOf(criterion), me, now) is { } change)
                db.ScoreChanges.Add(change);
        if (words.Note is not null)
            ballot.Note(words.Note, now);
        return await db.SaveBallot(seat, ballot, wasDone, cancel) ? new(ballot.Version, ballot.State, null) : await Run(entry, words, cancel);
    }

    /// <summary>As <see cref="Run"/>, for a form that saves itself and is told of a broken rule in a sentence of its own.</summary>
    public async Task<(BallotSaved? Saved, RuleViolation? Broken)> Quietly(Guid entry, BallotWords words, CancellationToken cancel)
    {
        try
        {
            return (await Run(entry, words, cancel), null);
        }
        catch (RuleViolation broken)
        {
            return (null, broken);
        }
    }
}

/// <summary>A juror gives no scores to an entry, with a reason, or takes that back.</summary>
internal sealed class AbstainFromEntry(ContestDb db, JurorSight sight, ICurrentUser user, TimeProvider time)
{
    /// <param name="entry">The entry.</param>
    /// <param name="seen">Version of the ballot that was seen; 0 for none.</param>
    /// <param name="reason">Why; null to take the abstention back.</param>
    /// <param name="back">Whether it is taken back.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>False when the person has no such entry to score.</returns>
    public async Task<bool> Run(Guid entry, int seen, string? reason, bool back, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (await sight.SeatAt(entry, cancel) is not { } seat)
            return false;
        seat.RequireOpen(now);
        var ballot = await db.Ballots.SingleOrDefaultAsync(b => b.JurorId == seat.Juror.Id && b.EntryId == entry, cancel);
        if ((ballot?.Version ?? 0) != seen)
            throw new RuleViolation("Ballot.OtherWindow");
        var wasDone = ballot?.IsDone == true;
        ballot ??= db.Ballots.Add(Ballot.Open(seat.Juror.Id, entry, now)).Entity;
        if (back)
            ballot.Return(seat.Criteria, now);
        else
            ballot.Abstain(reason, now);
        db.Audit(user.RequiredId, back ? "ballot.returned" : "ballot.abstained", $"ballot/{ballot.Id}");
        return await db.SaveBallot(seat, ballot, wasDone, cancel) || await Run(entry, seen, reason, back, cancel);
    }
}

internal static class BallotSaving
{
    /// <summary>Saves a changed ballot, and closes or opens the juror's task when it was the last or is to be done again.</summary>
    /// <returns>False when another window was faster by a moment: looking again finds what it saved.</returns>
    public static async Task<bool> SaveBallot(this ContestDb db, Seat seat, Ballot ballot, bool wasDone, CancellationToken cancel)
    {
        // Scores lie in rows of their own; the ballot's version must rise with each of them, also within one tick of the clock.
        var isNew = db.Entry(ballot).State == EntityState.Added;
        if (!isNew)
            db.Entry(ballot).State = EntityState.Modified;
        if (ballot.IsDone != wasDone)
            await db.TellProgress(seat, ballot, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
        catch (DbUpdateException) when (isNew)
        {
            db.ChangeTracker.Clear();
            if (!await db.Ballots.AnyAsync(b => b.JurorId == seat.Juror.Id && b.EntryId == seat.Entry.Id, cancel))
                throw;
            return false;
        }
    }

    private static async Task TellProgress(this ContestDb db, Seat seat, Ballot ballot, CancellationToken cancel)
    {
        var othersWait = await JurorSight.Standing(db, seat.Round.Id).AnyAsync(a => a.JurorId == seat.Juror.Id && a.EntryId != seat.Entry.Id
            && !db.Ballots.Any(b => b.JurorId == a.JurorId && b.EntryId == a.EntryId && (b.State == BallotState.Complete || b.State == BallotState.Abstained)), cancel);
        if (othersWait)
            return;
        if (ballot.IsDone)
            db.CloseScoring(seat.Juror.Id);
        else
            db.OpenScoring(seat.Juror, seat.Round);
    }
}
