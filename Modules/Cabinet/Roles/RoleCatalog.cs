using Hub.SharedKernel;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;

namespace Hub.Cabinet.Roles;

/// <summary>All roles of all loaded modules, and who may give them.</summary>
internal sealed class RoleCatalog(IEnumerable<HubModule> modules, ModuleTexts texts)
{
    /// <summary>Everything of the portal itself, and every role.</summary>
    public const string Administer = "hub.administer";

    /// <summary>To find people and see what was given to them.</summary>
    public const string People = "cabinet.people";

    /// <summary>To keep the registry of organisations: who manages those without a manager, e-mail domains, merging.</summary>
    public const string Organisations = "cabinet.organisations";

    public const string Administrator = "hub.administrator";

    private readonly IReadOnlyList<OwnedRole> all =
        [.. modules.SelectMany(m => m.Roles.Select(r => new OwnedRole(m.Name, WithPeople(r))))];

    public IReadOnlyList<OwnedRole> All => all;

    public OwnedRole? Find(string key) => all.FirstOrDefault(r => r.Role.Key == key);

    /// <summary>Keys of the roles that bring a permission.</summary>
    public IReadOnlyList<string> WithPermission(string permission) =>
        [.. all.Where(r => r.Role.Permissions.Contains(permission)).Select(r => r.Role.Key)];

    /// <summary>Permissions that come with roles; a role whose module is gone brings none.</summary>
    public IReadOnlySet<string> PermissionsOf(IEnumerable<string> roleKeys) =>
        roleKeys.Select(Find).OfType<OwnedRole>().SelectMany(r => r.Role.Permissions).ToHashSet(StringComparer.Ordinal);

    /// <summary>A portal administrator gives every role; who may appoint in a module gives that module's roles.</summary>
    public bool MayGive(ICurrentUser user, string roleKey) =>
        user.Can(Administer) || Find(roleKey) is { } role && role.Module != CabinetModule.Key && user.Can(Appoint(role.Module));

    /// <summary>Whether a role lets its holder see people or give roles: such holders must have a second factor.</summary>
    public bool IsAdministrative(string roleKey) => Find(roleKey) is { Role: var role }
        && (role.Key.EndsWith(".administrator", StringComparison.Ordinal)
            || role.Permissions.Any(p => p is Administer or People || p.EndsWith(".appoint", StringComparison.Ordinal)));

    /// <summary>Whether somebody may give any role at all.</summary>
    public bool MayGiveAny(ICurrentUser user) => all.Any(r => MayGive(user, r.Role.Key));

    /// <summary>Roles a person may give, by module.</summary>
    public IEnumerable<OwnedRole> GivenBy(ICurrentUser user) => all.Where(r => MayGive(user, r.Role.Key));

    /// <summary>Name of a role in a language; its key when its module is gone.</summary>
    public string NameOf(string roleKey, string language) =>
        Find(roleKey) is { } role ? texts.In(language, role.Module, role.Role.TextKey) : roleKey;

    // Who appoints must be able to find people.
    private static Role WithPeople(Role role) =>
        role.Permissions.Any(p => p.EndsWith(".appoint", StringComparison.Ordinal)) && !role.Permissions.Contains(People)
            ? role with { Permissions = [.. role.Permissions, People] }
            : role;

    public static string Appoint(string module) => module.ToLowerInvariant() + ".appoint";
}

/// <summary>A role and the module that declares it.</summary>
internal sealed record OwnedRole(string Module, Role Role);
