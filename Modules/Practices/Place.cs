using Hub.Practices.Review;
using Hub.SharedKernel.People;

namespace Hub.Practices;

/// <summary>Where a practice belongs: the organisation that implemented it and the region. Roles can be limited to either.</summary>
/// <param name="OrganisationCode">ЄДРПОУ code; null when unknown.</param>
/// <param name="Region">КАТОТТГ code; null for practices of the whole country.</param>
internal readonly record struct Place(string? OrganisationCode, string? Region)
{
    /// <summary>What both have in common: whoever is limited must be so to both.</summary>
    public Place And(Place other) => new(OrganisationCode == other.OrganisationCode ? OrganisationCode : null, Region == other.Region ? Region : null);
}

/// <summary>Who may work on what, for roles with limits and without.</summary>
internal static class Places
{
    public static bool Can(this ICurrentUser user, string permission, Place place) => user.Can(permission, place.OrganisationCode, place.Region);

    /// <summary>Practices within the reach of a permission.</summary>
    public static IQueryable<Practice> Within(this IQueryable<Practice> practices, PermissionReach reach) =>
        reach.Everywhere ? practices : practices.Where(p => reach.Codes.Contains(p.OrganisationCode!) || reach.Regions.Contains(p.Region!) || reach.Pairs.Contains(p.OrganisationCode + p.Region));

    /// <summary>Versions within the reach of a permission: as they are, and as their practices are that readers see, see <see cref="ReviewCase.Place"/>.</summary>
    public static IQueryable<PracticeVersion> Within(this IQueryable<PracticeVersion> versions, PermissionReach reach, IQueryable<Practice> practices) =>
        reach.Everywhere ? versions : versions.Where(v => practices.Any(p => p.Id == v.PracticeId
            && ((reach.Codes.Contains(v.OrganisationCode) && (p.PublishedVersionId == null || p.OrganisationCode == v.OrganisationCode))
                || (reach.Regions.Contains(v.Region) && (p.PublishedVersionId == null || p.Region == v.Region))
                || (reach.Pairs.Contains(v.OrganisationCode + v.Region)
                    && (p.PublishedVersionId == null || (p.OrganisationCode == v.OrganisationCode && p.Region == v.Region))))));
}
