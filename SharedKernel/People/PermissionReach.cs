namespace Hub.SharedKernel.People;

/// <summary>How far a permission reaches, in the form a query filters by: a row is within when any one of these says so.</summary>
public sealed class PermissionReach
{
    /// <summary>Sorts the limits.</summary>
    /// <param name="everywhere">Whether the permission is held without limits.</param>
    /// <param name="limits">The limits within which it is held; none when it is not.</param>
    public PermissionReach(bool everywhere, IReadOnlyList<ScopedPermission> limits)
    {
        Everywhere = everywhere;
        Codes = [.. limits.Where(l => l.Region is null).Select(l => l.OrganisationCode!)];
        Regions = [.. limits.Where(l => l.OrganisationCode is null).Select(l => l.Region!)];
        Pairs = [.. limits.Where(l => l is { OrganisationCode: not null, Region: not null }).Select(l => l.OrganisationCode + l.Region)];
    }

    /// <summary>Without limits: every row is within.</summary>
    public bool Everywhere { get; }

    /// <summary>ЄДРПОУ codes of organisations held for, in whatever region.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>КАТОТТГ codes of regions held in, for whatever organisation.</summary>
    public IReadOnlyList<string> Regions { get; }

    /// <summary>ЄДРПОУ code and КАТОТТГ code of a region, one behind the other: both must fit.</summary>
    public IReadOnlyList<string> Pairs { get; }
}
