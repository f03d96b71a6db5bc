using Hub.SharedKernel.People;

namespace Hub.Contest.Eligibility;

/// <summary>Which entries a clerk may check: a role may be limited to an organisation or a region.</summary>
internal static class Clerks
{
    public static bool Reaches(ICurrentUser user, Entry entry) =>
        user.Can(ContestModule.Check, entry.OrganisationCode == "" ? null : entry.OrganisationCode, entry.Region == "" ? null : entry.Region);

    public static IQueryable<Entry> Within(this IQueryable<Entry> entries, PermissionReach reach) => reach.Everywhere ? entries
        : entries.Where(e => reach.Codes.Contains(e.OrganisationCode) || reach.Regions.Contains(e.Region) || reach.Pairs.Contains(e.OrganisationCode + e.Region));
}
