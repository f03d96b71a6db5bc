using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations.Merging;

/// <summary>
/// Two entries are one organisation: people, roles, invitations and what else belongs to the one that goes move to the one
/// that stays, nothing doubled; its names and codes stay findable and its address leads on. Doing it again does nothing.
/// </summary>
internal sealed class MergeOrganisations(
    CabinetDb db, OrganisationRights rights, OrganisationFacts facts, MoveMembers members, MoveGrants grants, MoveOpenMatters matters, ICurrentUser user, TimeProvider time)
{
    public async Task Run(Guid goneId, Guid staysId, CancellationToken cancel)
    {
        rights.RequireRegistry();
        var gone = await Find(goneId, cancel);
        var stays = await Find(staysId, cancel);
        if (gone.MergedIntoId == staysId)
            return;
        if (gone.MergedIntoId is not null)
            throw new RuleViolation("Merge.GoneAlready", "Input.Gone", gone.NameUk);
        var now = time.GetUtcNow();
        var (goneCode, former) = (gone.Code, FormerName.Of(gone, staysId, now));
        gone.MergeInto(stays, now);
        db.FormerNames.Add(former);
        await MoveHistory(gone, stays, cancel);
        await MoveFamily(gone, stays, cancel);
        var managers = await members.Move(gone, stays, now, cancel);
        await grants.Move(gone, stays, now, cancel);
        await matters.Move(gone, stays, managers, now, cancel);
        Tell(gone, stays, goneCode, managers);
        await facts.Changed(stays, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task<Organisation> Find(Guid id, CancellationToken cancel) =>
        await db.Organisations.SingleOrDefaultAsync(o => o.Id == id, cancel) ?? throw new RuleViolation("Organisation.Gone");

    private async Task MoveHistory(Organisation gone, Organisation stays, CancellationToken cancel)
    {
        foreach (var name in await db.FormerNames.Where(f => f.OrganisationId == gone.Id).ToListAsync(cancel))
            name.MoveTo(stays.Id);
        foreach (var earlier in await db.Organisations.Where(o => o.MergedIntoId == gone.Id).ToListAsync(cancel))
            earlier.FollowInto(stays.Id);
    }

    private async Task MoveFamily(Organisation gone, Organisation stays, CancellationToken cancel)
    {
        var above = await db.Organisations.AsNoTracking().Where(o => o.ParentId != null).ToDictionaryAsync(o => o.Id, o => o.ParentId!.Value, cancel);
        // Below the one that goes, it would end up below its own child.
        if (Management.Ancestry.Of(stays.Id, above).Contains(gone.Id))
            stays.BelongTo(above.TryGetValue(gone.Id, out var grandparent) ? grandparent : null);
        foreach (var child in await db.Organisations.Where(o => o.ParentId == gone.Id && o.Id != stays.Id).ToListAsync(cancel))
            child.BelongTo(stays.Id);
    }

    private void Tell(Organisation gone, Organisation stays, string? goneCode, IReadOnlyCollection<Guid> managers)
    {
        db.Publish(new OrganisationMerged(gone.Id, goneCode, stays.Id, stays.Code, stays.NameUk, stays.NameEn));
        facts.Record(user.Id, "organisation.merged", gone.Id, $"{gone.NameUk} → {stays.NameUk} (organisation/{stays.Id})");
        foreach (var manager in managers)
            facts.Notify(manager, "Notice.OrganisationsMerged", stays.Path, user.Id, gone.NameUk, stays.NameUk);
    }
}
