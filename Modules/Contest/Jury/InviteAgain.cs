using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Jury;

/// <summary>An invitation that was not answered, or that expired, goes out once more.</summary>
internal sealed class InviteAgain(ContestDb db, ICurrentUser user, TimeProvider time)
{
    /// <returns>False when there is no such juror.</returns>
    public async Task<bool> Run(Guid juror, CancellationToken cancel)
    {
        var (me, now) = (user.RequiredId, time.GetUtcNow());
        if (await db.Jurors.SingleOrDefaultAsync(j => j.Id == juror, cancel) is not { } there)
            return false;
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == there.RoundId, cancel);
        if (round.PhaseAt(now) > Phase.Jury)
            throw new RuleViolation("Juror.TooLate");
        there.InviteAgain(round.LastAnswer(InviteJuror.Expires(null, now)), now);
        db.SendInvitation(there, round, reminder: true, now);
        db.Audit(me, "juror.invitedagain", $"juror/{juror}");
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
