using System.Linq.Expressions;
using Hub.Contest.Results;

namespace Hub.Contest.Awarding;

/// <summary>An award as readers see it; the place is null for a special prize and where only the award is known, the diploma where the portal issued none.</summary>
internal sealed record ShownAward(
    Guid Round, Guid Nomination, int? Place, Guid Entry, string TitleUk, string? TitleEn, string OrganisationUk, string? OrganisationEn,
    string? PrizeUk, string? PrizeEn, string? DonorUk, string? DonorEn, string? Diploma);

internal static class AwardQueries
{
    /// <summary>Awards that stand, by place; prizes after them.</summary>
    public static IQueryable<ShownAward> ShownAwards(this ContestDb db, Expression<Func<Award, bool>> which) =>
        from award in db.Awards.Where(a => a.RevokedAt == null).Where(which)
        join entry in db.Entries on award.EntryId equals entry.Id
        join found in db.SpecialPrizes on award.SpecialPrizeId equals found.Id into prizes
        from prize in prizes.DefaultIfEmpty()
        orderby award.SpecialPrizeId != null, award.Place ?? 0, entry.Number
        select new ShownAward(award.RoundId, award.NominationId, award.Place, entry.Id, entry.TitleUk, entry.TitleEn, entry.OrganisationUk, entry.OrganisationEn,
            prize.TitleUk, prize.TitleEn, prize.DonorUk, prize.DonorEn, award.DiplomaNumber);
}
