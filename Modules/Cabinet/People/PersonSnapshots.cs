using System.Globalization;
using System.Security.Claims;
using Hub.Cabinet.Roles;
using Hub.Cabinet.SecondFactor;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Cabinet.People;

/// <summary>What every request needs to know of a signed-in person.</summary>
internal sealed record PersonSnapshot(
    string Name, string Language, string SecurityStamp, IReadOnlySet<string> Permissions, IReadOnlyList<string> Organisations, int UnreadNotices,
    bool NeedsSecondFactor)
{
    /// <summary>Permissions that count within limits only.</summary>
    public IReadOnlyList<ScopedPermission> Scoped { get; init; } = [];

    /// <summary>When a role begins or ends by itself, so that this is true no more.</summary>
    public DateTimeOffset? ChangesAt { get; init; }

    public IEnumerable<Claim> Claims() =>
    [
        new(HubClaims.Name, Name),
        new(HubClaims.Language, Language),
        new(HubClaims.UnreadNotices, UnreadNotices.ToString(CultureInfo.InvariantCulture)),
        .. Permissions.Select(p => new Claim(HubClaims.Permission, p)),
        .. Scoped.Select(p => new Claim(HubClaims.Scoped, p.ToString())),
        .. Organisations.Select(o => new Claim(HubClaims.Organisation, o)),
        .. NeedsSecondFactor ? [new Claim(SecondFactorRule.Claim, "1")] : Array.Empty<Claim>(),
    ];
}

/// <summary>
/// Keeps what requests need of people for half a minute, so that a request asks the database at most once;
/// forgotten at once on this host when it changes, and within that time on others.
/// </summary>
internal sealed class PersonSnapshots(IMemoryCache cache, IServiceScopeFactory scopes, RoleCatalog roles, SecondFactorRule rule, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    public async Task<PersonSnapshot?> Of(Guid id, CancellationToken cancel)
    {
        if (cache.TryGetValue(Key(id), out PersonSnapshot? known) && !(known?.ChangesAt <= time.GetUtcNow()))
            return known;
        // What is forgotten while it is being read must not be kept afterwards.
        var age = Age(id);
        var read = await Read(id, cancel);
        if (age == Age(id))
            cache.Set(Key(id), read, Kept);
        return read;
    }

    public void Forget(Guid id)
    {
        cache.Set((typeof(PersonSnapshots), id), Guid.NewGuid(), Kept);
        cache.Remove(Key(id));
    }

    private Guid Age(Guid id) => cache.TryGetValue((typeof(PersonSnapshots), id), out Guid age) ? age : Guid.Empty;

    private async Task<PersonSnapshot?> Read(Guid id, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CabinetDb>();
        var now = time.GetUtcNow();
        var person = await db.People.AsNoTracking().Where(p => p.Id == id).Select(p => new
        {
            p.Name,
            p.Language,
            p.SecurityStamp,
            p.TwoFactorEnabled,
            Unread = db.Notices.Count(n => n.PersonId == id && n.ReadAt == null),
            Roles = p.Grants.Where(g => g.RevokedAt == null && (g.Until == null || g.Until > now))
                .Select(g => new HeldRole(g.RoleKey, g.OrganisationId, g.Region, g.From, g.Until)).ToList(),
            Codes = p.Memberships.Select(m => m.Organisation.Code).ToList(),
        }).AsSplitQuery().SingleOrDefaultAsync(cancel);
        if (person is null)
            return null;
        var begun = person.Roles.Where(r => r.From is null || r.From <= now).ToList();
        var (counting, waiting) = rule.Of([.. begun.Select(r => r.Key)], person.TwoFactorEnabled);
        var valid = begun.FindAll(r => counting.Contains(r.Key));
        return new(person.Name, person.Language, person.SecurityStamp ?? "", roles.PermissionsOf(valid.Where(r => r.IsEverywhere).Select(r => r.Key)),
            [.. person.Codes.OfType<string>()], person.Unread, waiting)
        {
            Scoped = await Limited(db, [.. valid.Where(r => !r.IsEverywhere)], cancel),
            ChangesAt = person.Roles.SelectMany(r => new[] { r.From, r.Until }).Where(moment => moment > now).Min(),
        };
    }

    /// <summary>Permissions of limited roles, once for every code the organisation has or had.</summary>
    private async Task<IReadOnlyList<ScopedPermission>> Limited(CabinetDb db, IReadOnlyList<HeldRole> held, CancellationToken cancel)
    {
        if (held.Count == 0)
            return [];
        var codes = await CodesOf(db, [.. held.Select(r => r.OrganisationId).OfType<Guid>().Distinct()], cancel);
        return [.. from role in held
                   from permission in roles.PermissionsOf([role.Key])
                   from code in role.OrganisationId is { } id ? codes[id].Cast<string?>() : [null]
                   select new ScopedPermission(permission, code, role.Region)];
    }

    private static async Task<ILookup<Guid, string>> CodesOf(CabinetDb db, IReadOnlyList<Guid> organisations, CancellationToken cancel)
    {
        if (organisations.Count == 0)
            return Array.Empty<(Guid, string)>().ToLookup(c => c.Item1, c => c.Item2);
        var present = await db.Organisations.AsNoTracking()
            .Where(o => o.Code != null && (organisations.Contains(o.Id) || (o.MergedIntoId != null && organisations.Contains(o.MergedIntoId.Value))))
            .Select(o => new { Id = o.MergedIntoId ?? o.Id, o.Code }).ToListAsync(cancel);
        var former = await db.FormerNames.AsNoTracking().Where(f => f.Code != null && organisations.Contains(f.OrganisationId))
            .Select(f => new { Id = f.OrganisationId, f.Code }).ToListAsync(cancel);
        return present.Concat(former).Distinct().ToLookup(c => c.Id, c => c.Code!);
    }

    private static string Key(Guid id) => "person:" + id.ToString("N");
}

/// <summary>A role a person holds or will hold.</summary>
internal sealed record HeldRole(string Key, Guid? OrganisationId, string? Region, DateTimeOffset? From, DateTimeOffset? Until)
{
    public bool IsEverywhere => OrganisationId is null && Region is null;
}
