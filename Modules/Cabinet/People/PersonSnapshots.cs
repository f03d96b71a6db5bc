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
    public IEnumerable<Claim> Claims() =>
    [
        new(HubClaims.Name, Name),
        new(HubClaims.Language, Language),
        new(HubClaims.UnreadNotices, UnreadNotices.ToString(CultureInfo.InvariantCulture)),
        .. Permissions.Select(p => new Claim(HubClaims.Permission, p)),
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
        if (cache.TryGetValue(Key(id), out PersonSnapshot? known))
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
        var valid = Grant.Valid(time.GetUtcNow());
        var person = await db.People.AsNoTracking().Where(p => p.Id == id).Select(p => new
        {
            p.Name,
            p.Language,
            p.SecurityStamp,
            p.TwoFactorEnabled,
            Unread = db.Notices.Count(n => n.PersonId == id && n.ReadAt == null),
            Roles = p.Grants.AsQueryable().Where(valid).Select(g => g.RoleKey).ToList(),
            Codes = p.Memberships.Select(m => m.Organisation.Code).ToList(),
        }).AsSplitQuery().SingleOrDefaultAsync(cancel);
        if (person is null)
            return null;
        var (counting, waiting) = rule.Of(person.Roles, person.TwoFactorEnabled);
        return new(person.Name, person.Language, person.SecurityStamp ?? "", roles.PermissionsOf(counting),
            [.. person.Codes.OfType<string>()], person.Unread, waiting);
    }

    private static string Key(Guid id) => "person:" + id.ToString("N");
}
