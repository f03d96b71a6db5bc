using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Replications;

/// <summary>An author of the original or an editor confirms that a replication is one, or declines it with a reason.</summary>
internal sealed class DecideReplication(PracticesDb db, ICurrentUser user, TimeProvider time)
{
    private const int MostTries = 10;

    /// <param name="id">The replication.</param>
    /// <param name="confirms">Whether it is confirmed.</param>
    /// <param name="reason">Why it is declined.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>Public path of the practice; null when there is no such replication or the person has no say in it.</returns>
    public async Task<string?> Run(Guid id, bool confirms, string? reason, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            db.ChangeTracker.Clear();
            try
            {
                return await Decide(id, confirms, reason, cancel);
            }
            catch (DbUpdateConcurrencyException) when (tries < MostTries)
            {
                // Another replication or a citizen's answer changed the practice meanwhile: count again on the new state.
            }
        }
    }

    private async Task<string?> Decide(Guid id, bool confirms, string? reason, CancellationToken cancel)
    {
        var (person, now) = (user.RequiredId, time.GetUtcNow());
        var replication = await db.Replications.SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (replication is null)
            return null;
        var practice = await db.Practices.SingleAsync(p => p.Id == replication.PracticeId, cancel);
        if (!practice.IsAuthor(person) && !user.Can(PracticesModule.Review, practice.Place))
            return null;
        if (!practice.IsReadable)
            throw new RuleViolation("Practice.NotPublished");
        if (confirms && replication.ConfirmedBy == person)
            return PracticeFacts.PublicPath(practice);
        if (confirms)
            await Confirm(replication, practice, person, now, cancel);
        else
            Decline(replication, practice, person, reason, now);
        db.CloseTask(id, PracticeTasks.Replication);
        await db.SaveChangesAsync(cancel);
        return PracticeFacts.PublicPath(practice);
    }

    private async Task Confirm(Replication replication, Practice practice, Guid person, DateTimeOffset now, CancellationToken cancel)
    {
        replication.Confirm(person, now);
        db.FollowUps.AddRange(Replication.FollowUpMonths.Select(months => FollowUp.After(months, replication.Id, now)));
        var others = await db.Replications.CountAsync(r => r.PracticeId == practice.Id && r.ConfirmedAt != null && r.Id != replication.Id, cancel);
        practice.CountReplications(others + 1);
        // Two confirmed at once would each count without the other, were the practice not saved by both.
        db.Entry(practice).Property(p => p.Replications).IsModified = true;
        db.Record(practice.Id, null, person, "ReplicationConfirmed", replication.OrganisationUk, now, isPublic: true);
        var path = PracticeFacts.PublicPath(practice) + "#replications";
        db.Notify(replication.ById, "Notice.ReplicationConfirmed", path, person, practice.TitleUk);
        if (practice.OwnerId != replication.ById)
            db.Notify(practice.OwnerId, "Notice.ReplicationCounted", path, person, practice.TitleUk, replication.OrganisationUk);
        db.PagesChanged();
    }

    private void Decline(Replication replication, Practice practice, Guid person, string? reason, DateTimeOffset now)
    {
        replication.Decline(person, FormText.Reason(reason, "Reason", Replication.MostReason), now);
        db.Record(practice.Id, null, person, "ReplicationDeclined", replication.OrganisationUk, now);
        db.Notify(replication.ById, "Notice.ReplicationDeclined", PracticeFacts.PublicPath(practice) + "#replications", person, practice.TitleUk, replication.DeclineReason!);
    }
}
