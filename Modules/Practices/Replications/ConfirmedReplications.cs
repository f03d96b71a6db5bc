using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Replications;

/// <summary>One confirmed replication in the family tree; depth 1 was learned from the original.</summary>
internal sealed record FamilyMember(
    Guid Id, Guid? ParentId, string OrganisationUk, string? OrganisationEn, string Region, string PlaceUk, string? PlaceEn, DateOnly StartedOn,
    decimal? Cost, int? Days, string OutcomeUk, string? OutcomeEn);

/// <summary>Who repeated a practice, confirmed by its owner or an editor.</summary>
internal sealed class ConfirmedReplications(PracticesDb db)
{
    public const int Most = 200;

    public async Task<IReadOnlyList<FamilyMember>> Run(Guid practice, CancellationToken cancel) => await db.Replications.AsNoTracking()
        .Where(r => r.PracticeId == practice && r.ConfirmedAt != null).OrderBy(r => r.StartedOn).ThenBy(r => r.Id).Take(Most)
        .Select(r => new FamilyMember(r.Id, r.ParentId, r.OrganisationUk, r.OrganisationEn, r.Region, r.PlaceUk, r.PlaceEn, r.StartedOn, r.Cost, r.Days, r.OutcomeUk, r.OutcomeEn))
        .ToListAsync(cancel);
}
