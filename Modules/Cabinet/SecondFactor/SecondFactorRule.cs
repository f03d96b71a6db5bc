using Hub.Cabinet.Roles;
using Microsoft.Extensions.Configuration;

namespace Hub.Cabinet.SecondFactor;

/// <summary>Administrators must have a second factor: until then what their roles bring does not count.</summary>
internal sealed class SecondFactorRule(IConfiguration settings, RoleCatalog roles)
{
    public const string Setting = "Modules:Cabinet:AdministratorsNeedSecondFactor";

    /// <summary>Marks the requests of who holds such a role and has no second factor.</summary>
    public const string Claim = "hub:needs-second-factor";

    public bool Applies { get; } = IsOn(settings);

    public static bool IsOn(IConfiguration settings) => settings.GetValue(Setting, true);

    /// <summary>The roles that count for a person, and whether others wait for the second factor.</summary>
    public (IReadOnlyList<string> Counting, bool Waiting) Of(IReadOnlyList<string> roleKeys, bool hasSecondFactor)
    {
        if (!Applies || hasSecondFactor)
            return (roleKeys, false);
        var counting = roleKeys.Where(key => !roles.IsAdministrative(key)).ToList();
        return (counting, counting.Count < roleKeys.Count);
    }
}
