using Hub.Contest.Results;
using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Awarding;

/// <summary>An entry and its place in the published result.</summary>
internal sealed record PlacedEntry(Guid Nomination, Guid Entry, string TitleUk, string? TitleEn, string OrganisationUk, string? OrganisationEn, int Place);

/// <summary>The places of a round as they were published last; awards follow from these and from nothing else.</summary>
internal static class PublishedPlaces
{
    public static async Task<IReadOnlyList<PlacedEntry>> Of(ContestDb db, Guid round, CancellationToken cancel)
    {
        var result = await db.PublishedResults.AsNoTracking().Where(r => r.RoundId == round).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancel)
            ?? throw new RuleViolation("Award.NoResult");
        var count = PublishedCount.Read(result);
        var entries = (await db.Entries.AsNoTracking().Where(e => e.RoundId == round && e.Number != null)
            .Select(e => new { e.Id, e.NominationId, e.Number, e.TitleUk, e.TitleEn, e.OrganisationUk, e.OrganisationEn }).ToListAsync(cancel))
            .ToDictionary(e => CountKeys.Of(count.Input.Round.Year, e.Number!.Value));
        return [.. from counted in count.Nominations.SelectMany(n => n.Entries)
                   where counted.Place is not null
                   let entry = entries[counted.Entry.Key]
                   select new PlacedEntry(entry.NominationId, entry.Id, entry.TitleUk, entry.TitleEn, entry.OrganisationUk, entry.OrganisationEn, counted.Place!.Value)];
    }
}
