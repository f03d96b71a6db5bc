using Hub.Contest.Jury;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Telling;

/// <summary>Seats of jurors and what waits for them and for the chair, told again under the moment it began to wait.</summary>
internal sealed class JuryToTell(ContestDb db, TimeProvider time)
{
    /// <summary>Juries of rounds without a result: one or two, of some dozens of people.</summary>
    public async Task Run(CancellationToken cancel)
    {
        foreach (var round in await db.Rounds.AsNoTracking().Where(r => r.PublishedAt != null && r.ResultAt == null).ToListAsync(cancel))
        {
            await TellSeats(round, cancel);
            if (await db.Conflicts.Where(c => c.State == ConflictState.Suggested && db.Entries.Any(e => e.Id == c.EntryId && e.RoundId == round.Id)).MaxAsync(c => (DateTimeOffset?)c.At, cancel) is { } since)
                db.OpenConflicts(round, since);
            if (round.PhaseAt(time.GetUtcNow()) >= Phase.Deliberation)
                db.OpenDeliberation(round, round.Calendar.Deliberation);
        }
    }

    private async Task TellSeats(Round round, CancellationToken cancel)
    {
        var lagging = (await db.Lagging(round.Id).Select(j => j.Id).ToListAsync(cancel)).ToHashSet();
        foreach (var juror in await db.Jurors.AsNoTracking().Where(j => j.RoundId == round.Id && j.PersonId != null).ToListAsync(cancel))
        {
            db.Publish(JuryFacts.SeatOf(juror, round, juror.PersonId!.Value, juror.Version) with { OccurredAt = juror.LeftAt ?? juror.AnsweredAt ?? juror.InvitedAt });
            if (juror.State == JurorState.Invited && !juror.IsExpired(time.GetUtcNow()))
                db.OpenAnswer(juror, round.TitleUk, juror.InvitedAt);
            if (juror.IsActive && lagging.Contains(juror.Id) && round.PhaseAt(time.GetUtcNow()) <= Phase.Jury)
                db.OpenScoring(juror, round, juror.AnsweredAt!.Value);
        }
    }
}
