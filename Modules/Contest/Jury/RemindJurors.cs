using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Jury;

/// <summary>
/// Once a day: reminds of invitations that end within three days, and jurors whose entries still wait seven, three and one day before scoring closes.
/// </summary>
internal sealed class RemindJurors(ContestDb db, TimeProvider time) : IJob
{
    private const int DaysBeforeEnd = 3;
    private static readonly int[] daysBeforeClose = [7, 3, 1];

    public async Task Run(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await RemindInvited(now, cancel);
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.PublishedAt != null && r.Calendar.Jury <= now && r.Calendar.Deliberation > now).ToListAsync(cancel);
        foreach (var round in rounds)
            if (daysBeforeClose.Contains(KyivTime.DateOf(round.Calendar.Deliberation).DayNumber - KyivTime.DateOf(now).DayNumber))
                await db.RemindLagging(round, KyivTime.StartOf(KyivTime.DateOf(now)), now, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task RemindInvited(DateTimeOffset now, CancellationToken cancel)
    {
        var soon = now.AddDays(DaysBeforeEnd);
        var waiting = await db.Jurors.Where(j => j.State == JurorState.Invited && j.RemindedAt == null && j.ExpiresAt > now && j.ExpiresAt <= soon)
            .Join(db.Rounds, j => j.RoundId, r => r.Id, (Juror, Round) => new { Juror, Round }).ToListAsync(cancel);
        foreach (var row in waiting)
        {
            row.Juror.Remind(now);
            db.SendInvitation(row.Juror, row.Round, reminder: true, now);
        }
    }
}

/// <summary>The organiser reminds jurors whose entries wait; who was reminded within a day is left in peace.</summary>
internal sealed class RemindLaggingJurors(ContestDb db, ICurrentUser user, TimeProvider time)
{
    /// <returns>How many were reminded.</returns>
    public async Task<int> Run(Guid round, CancellationToken cancel)
    {
        var (me, now) = (user.RequiredId, time.GetUtcNow());
        var there = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == round, cancel);
        there.RequirePhase(Phase.Jury, now, "Juror.RemindPhase");
        var reminded = await db.RemindLagging(there, now.AddDays(-1), now, cancel);
        db.Audit(me, "jury.reminded", $"round/{round}", reminded.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(cancel);
        return reminded;
    }
}

internal static class Reminders
{
    /// <summary>Jurors of a round with entries that are neither scored whole nor abstained from.</summary>
    public static IQueryable<Juror> Lagging(this ContestDb db, Guid round) => db.Jurors.Where(j => j.RoundId == round && JurorSight.Standing(db, round)
        .Any(a => a.JurorId == j.Id && !db.Ballots.Any(b => b.JurorId == j.Id && b.EntryId == a.EntryId && (b.State == BallotState.Complete || b.State == BallotState.Abstained))));

    public static async Task<int> RemindLagging(this ContestDb db, Round round, DateTimeOffset unlessSince, DateTimeOffset now, CancellationToken cancel)
    {
        var lagging = await db.Lagging(round.Id).Where(j => j.PersonId != null && (j.RemindedAt == null || j.RemindedAt < unlessSince)).ToListAsync(cancel);
        foreach (var juror in lagging)
        {
            juror.Remind(now);
            db.TellPerson(juror.PersonId, "Notice.ScoresWait", JuryFacts.MinePath, round.TitleUk, KyivTime.ToKyiv(round.Calendar.Deliberation).ToString("dd.MM.yyyy, HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        }
        return lagging.Count;
    }
}
