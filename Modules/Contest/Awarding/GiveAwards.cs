using Hub.Contest.Results;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Awarding;

/// <summary>Gives the awards of nominations from the places of the published result: diplomas, badges, notices, all of it or nothing.</summary>
internal sealed class GiveAwards(ContestDb db, ICurrentUser user, TimeProvider time)
{
    public const int MostPlaces = 10;

    /// <param name="id">The round.</param>
    /// <param name="places">How many places are awarded in each nomination; those with 0 or absent wait.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>How many awards were given; null when there is no such round.</returns>
    public async Task<int?> Run(Guid id, IReadOnlyDictionary<Guid, int> places, CancellationToken cancel)
    {
        if (await db.Rounds.SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } round)
            return null;
        if (places.FirstOrDefault(p => p.Value is < 0 or > MostPlaces) is { Key: var odd } && odd != Guid.Empty)
            throw new RuleViolation("Award.Places", $"Places[{odd}]", MostPlaces);
        var wanted = places.Where(p => p.Value > 0).Select(p => p.Key).ToList();
        if (await db.Awards.Where(a => a.RoundId == id && a.Place != null && a.RevokedAt == null && wanted.Contains(a.NominationId)).Select(a => a.NominationId).FirstOrDefaultAsync(cancel) is var given && given != Guid.Empty)
            throw new RuleViolation("Award.Given", $"Places[{given}]");
        var winners = (await PublishedPlaces.Of(db, id, cancel)).Where(p => p.Place <= places.GetValueOrDefault(p.Nomination)).ToList();
        if (winners.Count == 0)
            throw new RuleViolation("Award.Nobody");
        var now = time.GetUtcNow();
        await Give(round, winners, now, cancel);
        db.Record(id, null, user.RequiredId, "AwardsGiven", null, now, isPublic: true);
        db.PagesChanged();
        // Two who press at once touch the same round: the second is told, and nothing is given twice.
        db.Entry(round).State = EntityState.Modified;
        await db.SaveChangesAsync(cancel);
        return winners.Count;
    }

    private async Task Give(Round round, List<PlacedEntry> winners, DateTimeOffset now, CancellationToken cancel)
    {
        var ids = winners.ConvertAll(w => w.Entry);
        var entries = await db.Entries.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancel);
        var nominations = await db.Nominations.AsNoTracking().Where(n => n.RoundId == round.Id).ToDictionaryAsync(n => n.Id, cancel);
        foreach (var winner in winners)
            db.Give(new Award { RoundId = round.Id, NominationId = winner.Nomination, EntryId = winner.Entry, Place = winner.Place, DiplomaNumber = DiplomaNumber.New(round.Year), At = now },
                round, nominations[winner.Nomination], entries[winner.Entry], null, user.RequiredId);
    }
}

/// <summary>Gives a special prize: somebody's own, for a reason of their own.</summary>
internal sealed class GivePrize(ContestDb db, ICurrentUser user, TimeProvider time)
{
    public async Task<bool> Run(Guid id, Guid? entryId, PrizeWords words, CancellationToken cancel)
    {
        if (await db.Rounds.SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } round)
            return false;
        if (round.ResultAt is null)
            throw new RuleViolation("Award.NoResult");
        if (await db.Entries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == entryId && e.RoundId == id && e.State == EntryState.Eligible, cancel) is not { } entry)
            throw new RuleViolation("Prize.EntryNeeded", "Input.Entry");
        var (now, me) = (time.GetUtcNow(), user.RequiredId);
        var prize = db.SpecialPrizes.Add(SpecialPrize.Found(id, words, me, now)).Entity;
        var nomination = await db.Nominations.AsNoTracking().SingleAsync(n => n.Id == entry.NominationId, cancel);
        db.Give(new Award { RoundId = id, NominationId = nomination.Id, EntryId = entry.Id, SpecialPrizeId = prize.Id, DiplomaNumber = DiplomaNumber.New(round.Year), At = now }, round, nomination, entry, prize, me);
        db.PagesChanged();
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
