using Hub.Contest.Jury;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Assigning;

/// <summary>The organiser gives an entry to a juror by hand or takes it back.</summary>
internal sealed class ChangeAssignment(ContestDb db, JurorSight sight, ICurrentUser user, TimeProvider time)
{
    /// <returns>False when there is no such entry or juror for this person.</returns>
    public async Task<bool> Run(Guid entryId, Guid jurorId, bool give, CancellationToken cancel)
    {
        var (me, now) = (user.RequiredId, time.GetUtcNow());
        var entry = await sight.Entries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == entryId, cancel);
        var juror = await db.Jurors.AsNoTracking().SingleOrDefaultAsync(j => j.Id == jurorId, cancel);
        if (entry is null || juror is null || juror.RoundId != entry.RoundId)
            return false;
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == entry.RoundId, cancel);
        round.RequireAssignable(now);
        var there = await db.Assignments.SingleOrDefaultAsync(a => a.JurorId == jurorId && a.EntryId == entryId, cancel);
        if (give && there is null)
            await Give(entry, juror, round, me, now, cancel);
        else if (!give && there is not null)
            await TakeBack(there, cancel);
        else
            return true;
        db.Audit(me, give ? "entry.assigned" : "entry.unassigned", $"entry/{entryId}", $"juror/{jurorId}");
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private async Task Give(Entry entry, Juror juror, Round round, Guid me, DateTimeOffset now, CancellationToken cancel)
    {
        if (entry.State != EntryState.Eligible)
            throw new RuleViolation("Assignment.NotEligible");
        if (!juror.IsActive)
            throw new RuleViolation("Juror.NotActive");
        if ((await db.PairsApart(round.Id, cancel)).Contains((juror.Id, entry.Id)))
            throw new RuleViolation("Assignment.Conflict", null, juror.NameUk);
        db.Assignments.Add(new Jury.Assignment { JurorId = juror.Id, EntryId = entry.Id, Source = AssignmentSource.Hand, ById = me, At = now });
        await db.TellAssigned(round, new HashSet<Guid> { juror.Id }, now, cancel);
    }

    private async Task TakeBack(Jury.Assignment there, CancellationToken cancel)
    {
        if (await db.Ballots.AnyAsync(b => b.JurorId == there.JurorId && b.EntryId == there.EntryId && b.State != BallotState.Empty, cancel))
            throw new RuleViolation("Assignment.BallotBegun");
        db.Assignments.Remove(there);
    }
}

/// <summary>Every juror of a nomination's team gets all its entries, but those a conflict keeps them away from.</summary>
internal sealed class AssignTeams(ContestDb db, ICurrentUser user, TimeProvider time)
{
    /// <returns>How many pairs are new.</returns>
    public async Task<int> Run(Guid roundId, CancellationToken cancel)
    {
        var (me, now) = (user.RequiredId, time.GetUtcNow());
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == roundId, cancel);
        round.RequireAssignable(now);
        var jurors = await db.Jurors.AsNoTracking().Where(j => j.RoundId == roundId && j.State == JurorState.Accepted).ToListAsync(cancel);
        if (jurors.TrueForAll(j => j.Nominations.Count == 0))
            throw new RuleViolation("Assignment.NoTeams");
        var entries = await db.Entries.Where(e => e.RoundId == roundId && e.State == EntryState.Eligible).Select(e => new { e.Id, e.NominationId }).ToListAsync(cancel);
        var taken = await db.PairsApart(roundId, cancel);
        taken.UnionWith((await db.Assignments.Where(a => db.Entries.Any(e => e.Id == a.EntryId && e.RoundId == roundId)).Select(a => new { a.JurorId, a.EntryId }).ToListAsync(cancel)).Select(a => (a.JurorId, a.EntryId)));
        var given = (from e in entries
                     from j in jurors
                     where j.Nominations.Any(n => n.NominationId == e.NominationId) && !taken.Contains((j.Id, e.Id))
                     select new Jury.Assignment { JurorId = j.Id, EntryId = e.Id, Source = AssignmentSource.Team, ById = me, At = now }).ToList();
        db.Assignments.AddRange(given);
        await db.TellAssigned(round, given.Select(g => g.JurorId).ToHashSet(), now, cancel);
        db.Audit(me, "entries.assigned", $"round/{roundId}", given.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(cancel);
        return given.Count;
    }
}

internal static class AssignmentRules
{
    /// <summary>Entries are given out once there are any that take part, until scoring closes.</summary>
    public static void RequireAssignable(this Round round, DateTimeOffset now)
    {
        if (round.PhaseAt(now) is < Phase.Entries or > Phase.Jury)
            throw new RuleViolation("Assignment.Phase");
    }

    /// <summary>Jurors and entries that must not meet: a conflict that was not dismissed, or the juror wrote it.</summary>
    public static async Task<HashSet<(Guid Juror, Guid Entry)>> PairsApart(this ContestDb db, Guid round, CancellationToken cancel)
    {
        var conflicts = await db.Conflicts.Where(c => c.State != ConflictState.Dismissed && db.Entries.Any(e => e.Id == c.EntryId && e.RoundId == round)).Select(c => new { c.JurorId, c.EntryId }).ToListAsync(cancel);
        var authors = await db.EntryAuthors.Join(db.Jurors.Where(j => j.RoundId == round), a => a.PersonId, j => j.PersonId, (a, j) => new { JurorId = j.Id, a.EntryId }).ToListAsync(cancel);
        return [.. conflicts.Concat(authors).Select(c => (c.JurorId, c.EntryId))];
    }

    /// <summary>Jurors learn that there is something to score; once for whatever was given at a time.</summary>
    public static async Task TellAssigned(this ContestDb db, Round round, IReadOnlySet<Guid> jurors, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var juror in await db.Jurors.AsNoTracking().Where(j => jurors.Contains(j.Id)).ToListAsync(cancel))
        {
            db.TellPerson(juror.PersonId, round.PhaseAt(now) == Phase.Jury ? "Notice.Assigned" : "Notice.AssignedEarly", JuryFacts.MinePath, round.TitleUk);
            db.OpenScoring(juror, round);
        }
    }
}
