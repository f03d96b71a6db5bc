using Hub.SharedKernel;
using Hub.SharedKernel.Territories;

namespace Hub.Cabinet.Organisations;

/// <summary>Codes and addresses of an organisation as typed, checked and in the form they are kept.</summary>
internal static class OrganisationChecks
{
    public static string? Code(string? typed, string field = "Input.Code")
    {
        var code = Edrpou.Normalise(typed);
        if (code.Length == 0)
            return null;
        return Edrpou.IsValid(code) ? code : throw new RuleViolation("Organisation.CodeWrong", field);
    }

    public static string? Region(string? typed)
    {
        if (string.IsNullOrEmpty(typed))
            return null;
        return Regions.ByKatottg(typed)?.Katottg == typed ? typed : throw new RuleViolation("Organisation.RegionUnknown", "Input.Region");
    }

    /// <summary>A community of the chosen region; without a region chosen, the community's own.</summary>
    public static (string? Region, string? Community) Place(string? region, string? community)
    {
        var (top, code) = (Region(region), Katottg.Normalise(community));
        if (code.Length == 0)
            return (top, null);
        var own = Regions.ByKatottg(code)?.Katottg ?? throw new RuleViolation("Organisation.CommunityWrong", "Input.Community");
        if (top is not null && top != own)
            throw new RuleViolation("Organisation.CommunityElsewhere", "Input.Community");
        return (own, code == own ? null : code);
    }

    public static string? Site(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (text.Length == 0)
            return null;
        var whole = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        if (!Uri.TryCreate(whole, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || !uri.Host.Contains('.', StringComparison.Ordinal)
            || uri.UserInfo.Length > 0)
            throw new RuleViolation("Organisation.SiteWrong", "Input.Site");
        return whole.Length <= Organisation.SiteLength ? whole : throw new RuleViolation("Organisation.SiteTooLong", "Input.Site", Organisation.SiteLength);
    }
}
