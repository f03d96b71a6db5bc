using Hub.Contest.Entering;
using Hub.Contest.Results;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Appealing;

/// <summary>An entrant objects to the result, in the window for it, to the second. The text is for who leads the jury; the decision will be public.</summary>
internal sealed class LodgeAppeal(ContestDb db, ICurrentUser user, TimeProvider time)
{
    /// <summary>Appeals an entry may lodge in all: each is answered, none is a conversation.</summary>
    public const int Most = 3;

    /// <returns>False when the person has no such entry.</returns>
    public async Task<bool> Run(Guid id, string? text, CancellationToken cancel)
    {
        var (me, now) = (user.RequiredId, time.GetUtcNow());
        if (await db.OwnEntry(id, me, cancel) is not { Number: not null } entry)
            return false;
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == entry.RoundId, cancel);
        if (round.ResultAt is null)
            throw new RuleViolation("Appeal.NoResult");
        var appeal = Appeal.Lodge(round, id, text ?? "", me, now);
        if (entry.State is not (EntryState.Eligible or EntryState.Ineligible))
            throw new RuleViolation("Appeal.NotYours");
        var before = await db.Appeals.Where(a => a.EntryId == id).Select(a => a.State).ToListAsync(cancel);
        if (before.Contains(AppealState.Open))
            throw new RuleViolation("Appeal.AlreadyOpen");
        if (before.Count >= Most)
            throw new RuleViolation("Appeal.TooMany", null, Most);
        db.Appeals.Add(appeal);
        db.OpenAppeal(appeal.Id, entry, round);
        db.Record(round.Id, id, me, "AppealLodged", null, now);
        db.NotifyOrganisers("Notice.AppealLodged", ContestFacts.AppealQueuePath(round.Id), me, entry.TitleUk);
        db.PagesChanged();
        // Two presses at once touch the same entry: the second is told.
        db.Entry(entry).State = EntityState.Modified;
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
