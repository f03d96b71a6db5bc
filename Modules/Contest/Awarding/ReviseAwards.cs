using Hub.Contest.Results;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Awarding;

/// <summary>
/// After an appeal changed places: awards the new result does not bear out are revoked, those it brings are given, to as many places as before.
/// Saves nothing by itself: it belongs to the decision.
/// </summary>
internal sealed class ReviseAwards(ContestDb db)
{
    public async Task Run(Round round, string reason, Guid by, DateTimeOffset now, CancellationToken cancel)
    {
        var standing = await db.Awards.Where(a => a.RoundId == round.Id && a.RevokedAt == null).ToListAsync(cancel);
        if (standing.Count == 0)
            return;
        var places = standing.Where(a => a.Place is not null).GroupBy(a => a.NominationId).ToDictionary(g => g.Key, g => g.Max(a => a.Place!.Value));
        var due = (await PublishedPlaces.Of(db, round.Id, cancel)).Where(p => places.TryGetValue(p.Nomination, out var most) && p.Place <= most).ToDictionary(p => p.Entry, p => p.Place);
        var ids = standing.Select(a => a.EntryId).Concat(due.Keys).Distinct().ToList();
        var entries = await db.Entries.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancel);
        var nominations = await db.Nominations.AsNoTracking().Where(n => n.RoundId == round.Id).ToDictionaryAsync(n => n.Id, cancel);
        var prizes = await db.SpecialPrizes.AsNoTracking().Where(p => p.RoundId == round.Id).ToDictionaryAsync(p => p.Id, cancel);
        foreach (var award in standing.Where(a => !Stands(a, due, entries[a.EntryId])))
            db.TakeBack(award, reason, round, nominations[award.NominationId], entries[award.EntryId], award.SpecialPrizeId is { } prize ? prizes[prize] : null, by, now);
        foreach (var (entry, place) in due.Where(d => !standing.Exists(a => a.EntryId == d.Key && a.Place == d.Value)))
            db.Give(new Award { RoundId = round.Id, NominationId = entries[entry].NominationId, EntryId = entry, Place = place, DiplomaNumber = DiplomaNumber.New(round.Year), At = now },
                round, nominations[entries[entry].NominationId], entries[entry], null, by);
    }

    /// <summary>A special prize follows from no place; it falls only with the entry itself.</summary>
    private static bool Stands(Award award, Dictionary<Guid, int> due, Entry entry) =>
        award.Place is { } place ? due.TryGetValue(award.EntryId, out var now) && now == place : entry.State == EntryState.Eligible;
}
