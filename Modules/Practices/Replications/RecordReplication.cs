using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Replications;

/// <summary>An organisation tells that it did the same; the practice's author or an editor is asked to confirm.</summary>
internal sealed class RecordReplication(PracticesDb db, ICurrentUser user, TimeProvider time)
{
    /// <summary>More than this waiting from one person for one practice is no report any more.</summary>
    public const int MostWaiting = 20;

    /// <param name="id">Made when the form was shown, so that a form sent twice records once.</param>
    /// <param name="slug">Address of the practice.</param>
    /// <param name="words">What is reported.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>False when there is no such practice to read.</returns>
    public async Task<bool> Run(Guid id, string slug, ReplicationWords words, CancellationToken cancel)
    {
        var person = user.RequiredId;
        var practice = await db.Practices.SingleOrDefaultAsync(p => p.Slug == slug, cancel);
        if (practice is not { IsReadable: true })
            return false;
        if (await IsThere(id, person, cancel))
            return true;
        await RequireParent(practice.Id, words.ParentId, cancel);
        await RequireRoom(practice.Id, person, cancel);
        var replication = Replication.Record(id, practice, person, words, time.GetUtcNow());
        db.Replications.Add(replication);
        Tell(practice, replication);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await IsThere(id, person, cancel))
                throw;
        }
        return true;
    }

    private Task<bool> IsThere(Guid id, Guid person, CancellationToken cancel) =>
        db.Replications.AnyAsync(r => r.Id == id && r.ById == person, cancel);

    private async Task RequireParent(Guid practice, Guid? parent, CancellationToken cancel)
    {
        if (parent is not null && !await db.Replications.AnyAsync(r => r.Id == parent && r.PracticeId == practice && r.ConfirmedAt != null, cancel))
            throw new RuleViolation("Replication.ParentUnknown", "Input.ParentId");
    }

    private async Task RequireRoom(Guid practice, Guid person, CancellationToken cancel)
    {
        var waiting = await db.Replications.CountAsync(r => r.PracticeId == practice && r.ById == person && r.ConfirmedAt == null && r.DeclinedAt == null, cancel);
        if (waiting >= MostWaiting)
            throw new RuleViolation("Replication.TooManyWaiting", null, MostWaiting);
    }

    private void Tell(Practice practice, Replication replication)
    {
        var (person, path, organisation) = (replication.ById, ConfirmPath(replication.Id), replication.OrganisationUk);
        db.Record(practice.Id, null, person, "ReplicationRecorded", organisation, time.GetUtcNow());
        db.OpenReplication(practice, replication);
        // The owner cannot confirm what they recorded themself: then the editors are asked.
        if (practice.OwnerId == person)
            db.NotifyEditors(practice.Place, "Notice.Replication", path, person, practice.TitleUk, organisation);
        else
            db.Notify(practice.OwnerId, "Notice.Replication", path, person, practice.TitleUk, organisation);
    }

    public static string ConfirmPath(Guid replication) => $"/practices/replications/confirm/{replication}";
}
