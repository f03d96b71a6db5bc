using System.Globalization;
using Hub.Cabinet.Sessions;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Roles;

/// <summary>Gives a person a role, with a reason that stays. Only roles the giver may give.</summary>
internal sealed class GiveRole(CabinetDb db, RoleCatalog roles, RoleNotices notices, RecentSignIn recent, ICurrentUser user, TimeProvider time)
{
    public Task Run(Guid personId, string? roleKey, string? reason, DateTimeOffset? from, DateTimeOffset? until, CancellationToken cancel) =>
        Run(personId, roleKey, reason, from, until, GrantScope.Everywhere, cancel);

    public async Task Run(
        Guid personId, string? roleKey, string? reason, DateTimeOffset? from, DateTimeOffset? until, GrantScope scope, CancellationToken cancel)
    {
        if (roles.Find(roleKey ?? "") is not { } role)
            throw new RuleViolation("Grant.RoleUnknown", "Input.Role");
        if (!roles.MayGive(user, role.Role.Key))
            throw new RuleViolation("Grant.NotYours", "Input.Role");
        if (roles.IsAdministrative(role.Role.Key))
            recent.Require();
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, cancel)
            ?? throw new RuleViolation("Grant.PersonGone");
        var now = time.GetUtcNow();
        var limits = await Limits(role, scope, cancel);
        if (await db.Grants.AnyAsync(g => g.PersonId == personId && g.RoleKey == role.Role.Key && g.RevokedAt == null && (g.Until == null || g.Until > now)
                && g.OrganisationId == scope.OrganisationId && g.Region == scope.Region, cancel))
            throw new RuleViolation("Grant.HasAlready", "Input.Role", person.Name);
        db.Grants.Add(Grant.Give(personId, role.Role.Key, user.Id, reason, now, from, until, scope));
        db.Publish(new ActionRecorded(CabinetModule.Key, user.Id, "role.given", $"person/{personId}",
            $"{role.Role.Key}{limits}{Period(from, until)}: {person.Name}. {reason?.Trim()}"));
        if (personId != user.Id)
            notices.Tell(person, "Notice.RoleGiven", role.Role.Key);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Checks the limits and says them for the audit log.</summary>
    private async Task<string> Limits(OwnedRole role, GrantScope scope, CancellationToken cancel)
    {
        if (scope == GrantScope.Everywhere)
            return "";
        if (role.Module == CabinetModule.Key)
            throw new RuleViolation("Grant.NotLimited", "Input.Role");
        if (scope.Region is not null && Regions.ByKatottg(scope.Region)?.Katottg != scope.Region)
            throw new RuleViolation("Organisation.RegionUnknown", "Input.Region");
        if (scope.OrganisationId is not { } id)
            return $" [{scope.Region}]";
        var organisation = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id && o.MergedIntoId == null, cancel)
            ?? throw new RuleViolation("Organisation.Gone", "Input.Organisation");
        // Modules know organisations by their codes, so without one the limit would let nothing through.
        return organisation.Code is null
            ? throw new RuleViolation("Grant.OrganisationWithoutCode", "Input.Organisation", organisation.NameUk)
            : $" [{string.Join(' ', new[] { organisation.Code, scope.Region }.OfType<string>())}]";
    }

    private static string Period(DateTimeOffset? from, DateTimeOffset? until) => (from, until) is (null, null)
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" {from:yyyy-MM-dd}…{until:yyyy-MM-dd}");
}
