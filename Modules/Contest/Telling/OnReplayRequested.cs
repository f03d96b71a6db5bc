using Hub.Contest.Organising;
using Hub.Contest.Results;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Telling;

/// <summary>A new hearer wants to know the competition: rounds and entries everybody may read, people's own entries, and what waits.</summary>
internal sealed class OnReplayRequested(ContestDb db, JuryToTell jury, TimeProvider time) : ReplaySubscriber<ContestDb>(db, time)
{
    /// <summary>Entries in one transaction.</summary>
    public const int Batch = 200;

    private readonly TimeProvider time = time;

    protected override async Task<Guid?> Tell(Guid after, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (after == Guid.Empty)
        {
            await TellRounds(now, cancel);
            await TellAppeals(cancel);
            await jury.Run(cancel);
        }
        var entries = await Db.Entries.AsNoTracking().Where(e => e.Id.CompareTo(after) > 0).OrderBy(e => e.Id).Take(Batch).ToListAsync(cancel);
        var ids = entries.Select(e => e.RoundId).Distinct().ToList();
        var rounds = await Db.Rounds.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancel);
        foreach (var entry in entries)
            TellEntry(entry, rounds[entry.RoundId], now);
        return entries.Count == Batch ? entries[^1].Id : null;
    }

    /// <summary>A round a year: there are some dozens.</summary>
    private async Task TellRounds(DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var round in await Db.Rounds.AsNoTracking().Where(r => r.PublishedAt != null).ToListAsync(cancel))
            if (round.IsPublicAt(now))
                Db.Publish(ContestFacts.RoundItem(round, await Db.LatestRules(round.Id, cancel), round.Version, round.Calendar.StartOf(round.PhaseAt(now))));
    }

    /// <summary>Appeals that wait for the chair: a handful, for each entry has at most one.</summary>
    private async Task TellAppeals(CancellationToken cancel)
    {
        foreach (var found in await Db.Appeals.AsNoTracking().Where(a => a.State == AppealState.Open).Join(Db.Entries, a => a.EntryId, e => e.Id, (a, e) => new { Appeal = a, Entry = e })
            .Join(Db.Rounds, x => x.Entry.RoundId, r => r.Id, (x, r) => new { x.Appeal, x.Entry, Round = r }).ToListAsync(cancel))
            Db.OpenAppeal(found.Appeal.Id, found.Entry, found.Round, found.Appeal.At);
    }

    private void TellEntry(Entry entry, Round round, DateTimeOffset now)
    {
        if (entry.State == EntryState.Eligible && round.ShowsEntriesAt(now))
            Db.Publish(ContestFacts.EntryItem(entry, entry.Draft, entry.Tellings, entry.SubmittedAt ?? now));
        if (entry.SubmitterId == Guid.Empty)
            return;
        Db.Publish(ContestFacts.OwnItem(entry, entry.Tellings) with { OccurredAt = entry.SavedAt });
        if (entry.State == EntryState.Submitted)
            Db.OpenCheck(entry, round.Calendar.Jury, entry.SubmittedAt!.Value);
        if (entry.State == EntryState.Returned)
            Db.OpenMend(entry, entry.DecidedAt!.Value);
    }
}
