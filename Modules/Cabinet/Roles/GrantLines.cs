using Hub.Cabinet.Organisations;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Roles;

/// <summary>Grants as people read them: with the names of the role, of who gave and took it, and of its limits.</summary>
internal sealed class GrantLines(CabinetDb db, RoleCatalog roles, IPeople people, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider time)
{
    /// <param name="grants">The grants, in order and already few.</param>
    public async Task<IReadOnlyList<GrantLine>> Of(IReadOnlyList<Grant> grants, CancellationToken cancel)
    {
        var names = await people.Names(grants.SelectMany(g => new[] { g.PersonId, g.GrantedById, g.RevokedById }).OfType<Guid>(), cancel);
        var organisations = grants.Select(g => g.OrganisationId).OfType<Guid>().Distinct().ToList();
        var limits = organisations.Count == 0 ? [] : await db.Organisations.AsNoTracking().Where(o => organisations.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancel);
        string By(Guid? id) => id is { } known ? names[known] : texts["Audit.Portal"];
        var now = time.GetUtcNow();
        var (valid, culture) = (Grant.Valid(now).Compile(), Language.Of(Language.Current));
        return [.. grants.Select(g => new GrantLine(g, roles.NameOf(g.RoleKey, Language.Current), names[g.PersonId], By(g.GrantedById), By(g.RevokedById), valid(g),
            g.IsAlive(now) && roles.MayGive(user, g.RoleKey))
        {
            Organisation = g.OrganisationId is { } id && limits.TryGetValue(id, out var limit) ? limit : null,
            Region = Regions.ByKatottg(g.Region)?.Name(culture),
            StateKey = g.RevokedAt is not null ? "Grants.Revoked" : valid(g) ? "Grants.Valid" : g.From > now ? "Grants.Future" : "Grants.Ended",
        })];
    }
}

/// <summary>A grant with the names that belong to it.</summary>
internal sealed record GrantLine(Grant Grant, string Role, string Person, string GivenBy, string RevokedBy, bool Valid, bool MayRevoke)
{
    public Organisation? Organisation { get; init; }

    public string? Region { get; init; }

    public string StateKey { get; init; } = "";
}
