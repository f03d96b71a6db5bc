using Hub.Contest.Jury;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Scoring;

/// <summary>An entry in a juror's list.</summary>
internal sealed record MyEntry(Guid Id, Guid NominationId, int? Number, string TitleUk, string? TitleEn, string OrganisationUk, string? OrganisationEn, BallotState State)
{
    public bool IsDone => State is BallotState.Complete or BallotState.Abstained or BallotState.Voided;
}

internal static class MyEntries
{
    /// <summary>Entries of a round the person is to score, in the order of nominations and receipts, each with how far the ballot is.</summary>
    public static async Task<List<MyEntry>> EntriesToScore(this ContestDb db, JurorSight sight, Guid round, CancellationToken cancel)
    {
        var mine = await sight.Readable.AsNoTracking().Where(e => e.RoundId == round)
            .Join(db.Nominations.IgnoreAutoIncludes(), e => e.NominationId, n => n.Id, (Entry, Nomination) => new { Entry, Nomination })
            .OrderBy(x => x.Nomination.Place).ThenBy(x => x.Entry.Number)
            .Select(x => new MyEntry(x.Entry.Id, x.Entry.NominationId, x.Entry.Number, x.Entry.TitleUk, x.Entry.TitleEn, x.Entry.OrganisationUk, x.Entry.OrganisationEn, BallotState.Empty)).ToListAsync(cancel);
        var states = await sight.Own.IgnoreAutoIncludes().Where(b => db.Entries.Any(e => e.Id == b.EntryId && e.RoundId == round)).ToDictionaryAsync(b => b.EntryId, b => b.State, cancel);
        return [.. mine.Select(m => m with { State = states.GetValueOrDefault(m.Id) })];
    }
}
