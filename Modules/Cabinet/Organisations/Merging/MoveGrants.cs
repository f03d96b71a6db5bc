using Hub.Cabinet.Roles;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations.Merging;

/// <summary>Roles limited to the organisation that goes are limited to the one that stays. Of two that say the same the longer one stays.</summary>
internal sealed class MoveGrants(CabinetDb db, ICurrentUser user)
{
    private const string Why = "Об’єднання організацій · Organisations merged";

    public async Task Move(Organisation gone, Organisation stays, DateTimeOffset now, CancellationToken cancel)
    {
        var all = await db.Grants.Where(g => g.OrganisationId == gone.Id || g.OrganisationId == stays.Id).ToListAsync(cancel);
        var there = all.Where(g => g.OrganisationId == stays.Id).ToList();
        foreach (var moved in all.Where(g => g.OrganisationId == gone.Id))
        {
            moved.MoveTo(stays.Id);
            foreach (var other in there.Where(g => g.SaysTheSame(moved, now)))
            {
                if (other.Covers(moved, now))
                {
                    moved.Revoke(user.Id, Why, now);
                    break;
                }
                if (moved.Covers(other, now))
                    other.Revoke(user.Id, Why, now);
            }
            there.Add(moved);
        }
    }
}
