using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Jury;

/// <summary>
/// A juror leaves, by their own wish or by the organiser's, and the reason is kept. Complete ballots stay valid; entries without one are free
/// to be given to somebody else, and what was begun is kept but does not count.
/// </summary>
internal sealed class LeaveJury(ContestDb db, ICurrentUser user, TimeProvider time)
{
    /// <returns>False when the person has no such juror to answer for.</returns>
    public async Task<bool> Run(Guid id, string? reason, CancellationToken cancel)
    {
        var me = user.RequiredId;
        if (await db.Jurors.SingleOrDefaultAsync(j => j.Id == id, cancel) is not { } juror || juror.PersonId != me && !user.Can(ContestModule.Manage))
            return false;
        juror.Leave(reason ?? "", time.GetUtcNow());
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == juror.RoundId, cancel);
        var free = await db.Assignments.Where(a => a.JurorId == id && !db.Ballots.Any(b => b.JurorId == id && b.EntryId == a.EntryId && b.State == BallotState.Complete)).ToListAsync(cancel);
        db.Assignments.RemoveRange(free);
        db.CloseScoring(id);
        db.TellJuror(juror, round);
        db.TellOrganisers(me, "Notice.JurorLeft", JuryFacts.MembersPath(round.Id), juror.NameUk, free.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (juror.PersonId != me)
            db.TellPerson(juror.PersonId, "Notice.YouLeft", JuryFacts.MinePath, round.TitleUk);
        db.Audit(me, "juror.left", $"juror/{id}", free.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
