using Hub.Contest.Jury;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Conflicts;

/// <summary>A juror says that they cannot judge some entries: from then on these are not there for them. Taking it back is for the chair.</summary>
internal sealed class DeclareConflicts(ContestDb db, JurorSight sight, ICurrentUser user, TimeProvider time)
{
    /// <returns>How many entries; null when the person is no juror of the round.</returns>
    public async Task<int?> Run(Guid round, IReadOnlyCollection<Guid> entries, string? because, CancellationToken cancel)
    {
        var (me, now) = (user.RequiredId, time.GetUtcNow());
        if (await sight.Seats.SingleOrDefaultAsync(j => j.RoundId == round, cancel) is not { } juror)
            return null;
        var chosen = await sight.Entries.Where(e => e.RoundId == round && entries.Contains(e.Id)).Select(e => e.Id).ToListAsync(cancel);
        if (chosen.Count == 0)
            throw new RuleViolation("Conflict.EntriesNeeded", "Chosen");
        if (string.IsNullOrWhiteSpace(because))
            throw new RuleViolation("Conflict.GroundNeeded", "Because");
        var before = await db.Conflicts.Where(c => c.JurorId == juror.Id && c.Kind == ConflictKind.Declared && chosen.Contains(c.EntryId)).ToDictionaryAsync(c => c.EntryId, cancel);
        foreach (var entry in chosen)
            if (before.TryGetValue(entry, out var there))
                there.Decide(ConflictState.Confirmed, because, me, asChair: false, now);
            else
                db.Conflicts.Add(Conflict.Declare(juror.Id, entry, because, now));
        db.TellOrganisers(me, "Notice.ConflictDeclared", JuryFacts.ConflictsPath(round), juror.NameUk, chosen.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        db.Audit(me, "conflict.declared", $"juror/{juror.Id}", chosen.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(cancel);
        return chosen.Count;
    }
}
