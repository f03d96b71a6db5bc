using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations.Merging;

/// <summary>Members of the organisation that goes become members of the one that stays, once each; who managed either manages it.</summary>
internal sealed class MoveMembers(CabinetDb db)
{
    /// <returns>Everybody who manages the one that stays afterwards.</returns>
    public async Task<IReadOnlyCollection<Guid>> Move(Organisation gone, Organisation stays, DateTimeOffset now, CancellationToken cancel)
    {
        var all = await db.Memberships.Where(m => m.OrganisationId == gone.Id || m.OrganisationId == stays.Id).ToListAsync(cancel);
        var there = all.Where(m => m.OrganisationId == stays.Id).ToDictionary(m => m.PersonId);
        foreach (var old in all.Where(m => m.OrganisationId == gone.Id))
        {
            if (!there.TryGetValue(old.PersonId, out var kept))
            {
                there[old.PersonId] = kept = new Membership { PersonId = old.PersonId, OrganisationId = stays.Id, Since = old.Since };
                db.Memberships.Add(kept);
            }
            if (old.IsManager)
                kept.Appoint();
            db.Memberships.Remove(old);
        }
        var managers = there.Values.Where(m => m.IsManager).Select(m => m.PersonId).ToHashSet();
        stays.ChangeManagers(now);
        return managers;
    }
}
