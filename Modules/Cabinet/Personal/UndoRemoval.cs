using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Personal;

/// <summary>The account stays: by the mailed link, or by the person who signed in once more.</summary>
internal sealed class UndoRemoval(CabinetDb db)
{
    public async Task Run(Guid undoKey, CancellationToken cancel) =>
        await Undo(await db.Removals.SingleOrDefaultAsync(r => r.UndoKey == undoKey, cancel), cancel);

    public async Task RunFor(Guid personId, CancellationToken cancel) =>
        await Undo(await db.Removals.SingleOrDefaultAsync(r => r.PersonId == personId, cancel), cancel);

    private async Task Undo(Removal? removal, CancellationToken cancel)
    {
        if (removal is null)
            throw new RuleViolation("Removal.LinkOld");
        db.Removals.Remove(removal);
        db.Publish(new ActionRecorded(CabinetModule.Key, removal.PersonId, "person.removal-undone", $"person/{removal.PersonId}", ""));
        await db.SaveChangesAsync(cancel);
    }
}
