using Hub.Cabinet.Sessions;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Roles;

/// <summary>Gives a person a role, with a reason that stays. Only roles the giver may give.</summary>
internal sealed class GiveRole(CabinetDb db, RoleCatalog roles, RoleNotices notices, RecentSignIn recent, ICurrentUser user, TimeProvider time)
{
    public async Task Run(Guid personId, string? roleKey, string? reason, DateTimeOffset? from, DateTimeOffset? until, CancellationToken cancel)
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
        if (await db.Grants.AnyAsync(g => g.PersonId == personId && g.RoleKey == role.Role.Key && g.RevokedAt == null && (g.Until == null || g.Until > now), cancel))
            throw new RuleViolation("Grant.HasAlready", "Input.Role", person.Name);
        db.Grants.Add(Grant.Give(personId, role.Role.Key, user.Id, reason, now, from, until));
        db.Publish(new ActionRecorded(CabinetModule.Key, user.Id, "role.given", $"person/{personId}", $"{role.Role.Key}: {person.Name}"));
        if (personId != user.Id)
            notices.Tell(person, "Notice.RoleGiven", role.Role.Key);
        await db.SaveChangesAsync(cancel);
    }
}
