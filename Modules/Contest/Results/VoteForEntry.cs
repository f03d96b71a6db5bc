using Hub.Contest.Jury;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Results;

/// <summary>A citizen votes for an entry, once in each nomination; while the vote is open it may be changed. Nobody sees the votes before the result.</summary>
internal sealed class VoteForEntry(ContestDb db, JurorSight sight, ICurrentUser user, TimeProvider time)
{
    /// <summary>Visitors vote while the jury scores and deliberates: before, there is nothing to read, and after, the result is out.</summary>
    public static bool IsOpen(Round round, DateTimeOffset now) => round.Settings.PublicVote && round.PhaseAt(now) is Phase.Jury or Phase.Deliberation && round.ShowsEntriesAt(now);

    /// <returns>False when there is no such entry for this person.</returns>
    public async Task<bool> Run(Guid id, CancellationToken cancel)
    {
        var (me, now) = (user.RequiredId, time.GetUtcNow());
        if (await sight.Entries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.State == EntryState.Eligible, cancel) is not { } entry)
            return false;
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == entry.RoundId, cancel);
        if (!round.Settings.PublicVote || !round.IsPublicAt(now))
            return false;
        if (!IsOpen(round, now))
            throw new RuleViolation("Vote.Closed");
        if (await Change(entry, me, now, cancel))
            return true;
        db.PublicVotes.Add(new PublicVote { NominationId = entry.NominationId, PersonId = me, EntryId = id, At = now });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (db.ChangeTracker.Entries<PublicVote>().Any())
        {
            // The same person voted from another window this moment: theirs is changed instead.
            db.ChangeTracker.Clear();
            if (!await Change(entry, me, now, cancel))
                throw;
        }
        return true;
    }

    private async Task<bool> Change(Entry entry, Guid me, DateTimeOffset now, CancellationToken cancel) =>
        await db.PublicVotes.Where(v => v.NominationId == entry.NominationId && v.PersonId == me).ExecuteUpdateAsync(v => v.SetProperty(x => x.EntryId, entry.Id).SetProperty(x => x.At, now), cancel) > 0;
}
