using Hub.Contest.Jury;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Conflicts;

/// <summary>
/// The chair, or the organiser before the chair, confirms a conflict or dismisses it with a reason. Nobody decides on entries
/// they are kept away from themselves: to them such a conflict is not there.
/// </summary>
internal sealed class DecideConflict(ContestDb db, JurorSight sight, ICurrentUser user, TimeProvider time)
{
    /// <returns>False when there is no such conflict for this person.</returns>
    public async Task<bool> Run(Guid id, int seen, string? state, string? reason, CancellationToken cancel)
    {
        var (me, now) = (user.RequiredId, time.GetUtcNow());
        if (await db.Conflicts.SingleOrDefaultAsync(c => c.Id == id && sight.Entries.Any(e => e.Id == c.EntryId), cancel) is not { } conflict)
            return false;
        var entry = await db.Entries.AsNoTracking().SingleAsync(e => e.Id == conflict.EntryId, cancel);
        var asChair = await sight.Chairs(entry, cancel);
        if (!asChair && !user.Can(ContestModule.Manage))
            return false;
        if (conflict.Version != seen)
            throw new RuleViolation("Stale");
        await RequireBeforeCount(entry, cancel);
        if (await db.Jurors.AnyAsync(j => j.Id == conflict.JurorId && j.PersonId == me, cancel))
            throw new RuleViolation("Conflict.Own");
        conflict.Decide(Enum.TryParse<ConflictState>(state, out var chosen) ? chosen : ConflictState.Suggested, reason, me, asChair, now);
        db.Audit(me, conflict.KeepsAway ? "conflict.confirmed" : "conflict.dismissed", $"conflict/{id}", conflict.Kind.ToString());
        await db.SaveChangesAsync(cancel);
        await CloseWhenDone(entry.RoundId, cancel);
        return true;
    }

    /// <summary>The chair keeps a juror away for a ground nobody declared and no fact shows.</summary>
    /// <returns>False when there is no such juror or entry for this person.</returns>
    public async Task<bool> Add(Guid juror, Guid entryId, string? reason, CancellationToken cancel)
    {
        var (me, now) = (user.RequiredId, time.GetUtcNow());
        var entry = await sight.Entries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == entryId, cancel);
        if (entry is null || !await db.Jurors.AnyAsync(j => j.Id == juror && j.RoundId == entry.RoundId, cancel) || !await sight.Chairs(entry, cancel))
            return false;
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation("Conflict.GroundNeeded", "Ground");
        await RequireBeforeCount(entry, cancel);
        var there = await db.Conflicts.SingleOrDefaultAsync(c => c.JurorId == juror && c.EntryId == entryId && c.Kind == ConflictKind.Declared, cancel);
        var conflict = there ?? db.Conflicts.Add(Conflict.Declare(juror, entryId, reason, now)).Entity;
        conflict.Decide(ConflictState.Confirmed, reason, me, asChair: true, now);
        db.Audit(me, "conflict.confirmed", $"conflict/{conflict.Id}", conflict.Kind.ToString());
        await db.SaveChangesAsync(cancel);
        return true;
    }

    // A conflict takes ballots out of the count: once the result may be published that would change what people have read.
    private async Task RequireBeforeCount(Entry entry, CancellationToken cancel)
    {
        if ((await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == entry.RoundId, cancel)).ResultAt is not null)
            throw new RuleViolation("Conflict.TooLate");
    }

    private async Task CloseWhenDone(Guid round, CancellationToken cancel)
    {
        if (await db.Conflicts.AnyAsync(c => c.State == ConflictState.Suggested && db.Entries.Any(e => e.Id == c.EntryId && e.RoundId == round), cancel))
            return;
        db.CloseConflicts(round);
        await db.SaveChangesAsync(cancel);
    }
}
