using Hub.Contest.Jury;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Results;

/// <summary>
/// The chair takes a ballot out of the count with a reason, or lets it count again. The scores stay as they were given, each step is kept,
/// and the juror and the organisers are told.
/// </summary>
internal sealed class VoidBallot(ContestDb db, JurorSight sight, ICurrentUser user, TimeProvider time)
{
    /// <returns>False when the person has no such ballot to decide on.</returns>
    public Task<bool> Run(Guid id, int seen, string? reason, CancellationToken cancel) => Change(id, seen, "BallotVoided", (ballot, _) => ballot.Void(reason), cancel);

    /// <returns>False when the person has no such ballot to decide on.</returns>
    public Task<bool> Restore(Guid id, int seen, CancellationToken cancel) => Change(id, seen, "BallotRestored", (ballot, criteria) => ballot.Restore(criteria), cancel);

    private async Task<bool> Change(Guid id, int seen, string action, Action<Ballot, IReadOnlyList<Criterion>> change, CancellationToken cancel)
    {
        var me = user.RequiredId;
        if (await BallotToDecide(db, sight, user, id, cancel) is not { } found)
            return false;
        var ballot = await db.Ballots.SingleAsync(b => b.Id == id, cancel);
        if (ballot.Version != seen)
            throw new RuleViolation("Stale");
        if (found.Juror.PersonId == me)
            throw new RuleViolation("Ballot.Own");
        await db.RequireUndecided(found.Round, cancel);
        change(ballot, [.. found.Nomination.InOrder()]);
        var (receipt, juror) = (found.Entry.Receipt(found.Round), CountKeys.Of(found.Juror));
        // The reason stays here: facts that leave the module say nothing of the jury's words.
        db.Timeline.Add(new TimelineEntry { RoundId = found.Round.Id, EntryId = found.Entry.Id, PersonId = me, Action = action, At = time.GetUtcNow(), Note = ballot.Reason is { } why ? $"{juror}: {why}" : juror });
        db.Audit(me, action == "BallotVoided" ? "ballot.voided" : "ballot.restored", $"ballot/{id}", $"{receipt} {juror}");
        db.TellPerson(found.Juror.PersonId, "Notice." + action, JuryFacts.ScorePath(found.Entry.Id), receipt);
        db.TellOrganisers(me, $"Notice.{action}Organisers", ContestFacts.DeliberationPath(found.Round.Id), receipt, juror);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>The ballot with all it belongs to, if its nomination is before this person as chair.</summary>
    public static async Task<DecidedBallot?> BallotToDecide(ContestDb db, JurorSight sight, ICurrentUser user, Guid id, CancellationToken cancel)
    {
        var found = await db.Ballots.AsNoTracking().IgnoreAutoIncludes().Where(b => b.Id == id)
            .Join(db.Entries, b => b.EntryId, e => e.Id, (Ballot, Entry) => new { Ballot, Entry })
            .Join(db.Jurors, x => x.Ballot.JurorId, j => j.Id, (x, Juror) => new { x.Entry, Juror }).SingleOrDefaultAsync(cancel);
        if (found is null || await sight.OpenRankings.AsNoTracking().SingleOrDefaultAsync(n => n.Id == found.Entry.NominationId, cancel) is not { } nomination || !await sight.Chairs(found.Entry, cancel))
            return null;
        return new(found.Entry, found.Juror, nomination, await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == found.Entry.RoundId, cancel));
    }
}

/// <summary>What a ballot before the chair belongs to.</summary>
internal sealed record DecidedBallot(Entry Entry, Juror Juror, Nomination Nomination, Round Round);
