using Hub.SharedKernel.Territories;

namespace Hub.SharedKernel.People;

/// <summary>A permission held for one organisation, in one region, or both. Written into a claim as <c>key|code|region</c>.</summary>
/// <param name="Permission">Key, e.g. <c>practices.review</c>.</param>
/// <param name="OrganisationCode">ЄДРПОУ code of the only organisation it counts for; null when it counts for all.</param>
/// <param name="Region">КАТОТТГ code of the only region it counts in; null when it counts everywhere.</param>
public sealed record ScopedPermission(string Permission, string? OrganisationCode, string? Region)
{
    /// <summary>Whether a question about this organisation and place lies within the limits. What the question leaves out lies within no limit.</summary>
    /// <param name="permission">Key asked for.</param>
    /// <param name="organisationCode">ЄДРПОУ code asked for; null for none.</param>
    /// <param name="territory">КАТОТТГ code of any level asked for; null for none.</param>
    public bool Allows(string permission, string? organisationCode, string? territory) =>
        Permission == permission
        && (OrganisationCode is null || OrganisationCode == organisationCode)
        && (Region is null || Regions.ByKatottg(territory)?.Katottg == Region);

    /// <summary>The claim's value.</summary>
    public override string ToString() => $"{Permission}|{OrganisationCode}|{Region}";

    /// <summary>Reads a claim's value; null when it is none.</summary>
    /// <param name="claim">The value.</param>
    public static ScopedPermission? Read(string claim) =>
        claim.Split('|') is [{ Length: > 0 } permission, var code, var region]
            ? new(permission, code.Length > 0 ? code : null, region.Length > 0 ? region : null)
            : null;
}
