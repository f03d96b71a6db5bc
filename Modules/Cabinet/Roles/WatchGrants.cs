using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Roles;

/// <summary>Tells people that a role ends in a week, and that it has ended. The role itself ends by the clock, whether this ran or not.</summary>
internal sealed class WatchGrants(CabinetDb db, RoleNotices notices, TimeProvider time) : IJob
{
    private const int AtOnce = 200;
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(7);

    public async Task Run(CancellationToken cancel)
    {
        await Announce(cancel);
        await Tell(cancel);
    }

    private async Task Announce(CancellationToken cancel)
    {
        var (now, soon) = (time.GetUtcNow(), time.GetUtcNow() + Ahead);
        var ending = await db.Grants.Include(g => g.Person).Where(Grant.Valid(now))
            .Where(g => g.Until != null && g.Until <= soon && g.EndAnnouncedAt == null).OrderBy(g => g.Until).Take(AtOnce).ToListAsync(cancel);
        foreach (var grant in ending)
        {
            grant.AnnounceEnd(now);
            // Who was given a role for a few days knows.
            if (grant.Until - (grant.From ?? grant.GrantedAt) > Ahead)
                notices.Tell(grant.Person, "Notice.RoleEndsSoon", grant.RoleKey, language => [KyivTime.Date(grant.Until!.Value.AddTicks(-1), Language.Of(language))]);
        }
        await db.SaveChangesAsync(cancel);
    }

    private async Task Tell(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var ended = await db.Grants.Include(g => g.Person)
            .Where(g => g.RevokedAt == null && g.Until != null && g.Until <= now && g.EndToldAt == null).OrderBy(g => g.Until).Take(AtOnce).ToListAsync(cancel);
        foreach (var grant in ended)
        {
            grant.TellEnd(now);
            notices.Tell(grant.Person, "Notice.RoleEnded", grant.RoleKey);
            db.Publish(new ActionRecorded(CabinetModule.Key, null, "role.ended", $"person/{grant.PersonId}", $"{grant.RoleKey}: {grant.Person.Name}"));
        }
        await db.SaveChangesAsync(cancel);
    }
}
