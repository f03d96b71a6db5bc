using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Roles;

/// <summary>Takes a role back, with a reason that stays. The portal is never left without an administrator.</summary>
internal sealed class RevokeRole(CabinetDb db, RoleCatalog roles, RoleNotices notices, ICurrentUser user, TimeProvider time)
{
    public async Task Run(Guid grantId, string? reason, CancellationToken cancel)
    {
        var grant = await db.Grants.Include(g => g.Person).SingleOrDefaultAsync(g => g.Id == grantId, cancel)
            ?? throw new RuleViolation("Grant.Gone");
        if (!roles.MayGive(user, grant.RoleKey))
            throw new RuleViolation("Grant.NotYours");
        var now = time.GetUtcNow();
        if (grant.RoleKey == RoleCatalog.Administrator && !await OtherAdministrator(grant, now, cancel))
            throw new RuleViolation("Grant.LastAdministrator");
        grant.Revoke(user.Id, reason, now);
        db.Publish(new ActionRecorded(CabinetModule.Key, user.Id, "role.revoked", $"person/{grant.PersonId}", $"{grant.RoleKey}: {grant.Person.Name}"));
        if (grant.PersonId != user.Id)
            notices.Tell(grant.Person, "Notice.RoleRevoked", grant.RoleKey);
        await db.SaveChangesAsync(cancel);
    }

    private Task<bool> OtherAdministrator(Grant grant, DateTimeOffset now, CancellationToken cancel) =>
        db.Grants.Where(Grant.Valid(now)).AnyAsync(g =>
            g.RoleKey == RoleCatalog.Administrator && g.PersonId != grant.PersonId && g.Until == null, cancel);
}
