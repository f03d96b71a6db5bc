using Hub.Practices.Replications;
using Hub.Practices.Review;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Telling;

/// <summary>Tells again what waits for people about some practices, each task with the moment when it began to wait.</summary>
internal sealed class TasksToTell(PracticesDb db)
{
    private static readonly string[] asking = ["ConfirmationAsked", "ConfirmationMissed", "Outdated"];

    public async Task Run(IReadOnlyList<Practice> practices, ILookup<Guid, PracticeVersion> versions, CancellationToken cancel)
    {
        foreach (var practice in practices)
            TellReviews(practice, versions[practice.Id]);
        await TellAdvice([.. practices.SelectMany(p => versions[p.Id]).Where(v => v.State == VersionState.UnderReview)], cancel);
        var readable = practices.Where(p => p.IsReadable).ToDictionary(p => p.Id);
        await TellFreshness(readable, cancel);
        await TellReplications(readable, cancel);
        await TellFollowUps(readable, cancel);
        await TellRemovals(readable, cancel);
    }

    /// <summary>What waits for the owner of a practice waits for its new owner from now on; to be told with the change.</summary>
    public async Task ToNewOwner(Practice practice, CancellationToken cancel)
    {
        foreach (var returned in await db.Versions.AsNoTracking().Where(v => v.PracticeId == practice.Id && v.State == VersionState.Returned).ToListAsync(cancel))
            db.OpenMend(practice, returned);
        if (!practice.IsReadable)
            return;
        if (await Asked([practice.Id]).AnyAsync(q => q.At > practice.ConfirmedAt, cancel))
            db.OpenFreshness(practice);
        foreach (var replication in await Open([practice.Id]).ToListAsync(cancel))
            db.OpenReplication(practice, replication);
    }

    private void TellReviews(Practice practice, IEnumerable<PracticeVersion> versions)
    {
        foreach (var version in versions)
            if (version.State is VersionState.Submitted or VersionState.UnderReview)
                db.OpenReview(new(practice, version), version.ChangedAt);
            else if (version.State == VersionState.Returned)
                db.OpenMend(practice, version, version.DecidedAt!.Value);
    }

    private async Task TellAdvice(IReadOnlyList<PracticeVersion> reviewed, CancellationToken cancel)
    {
        var titles = reviewed.ToDictionary(v => v.Id, v => v.TitleUk);
        var ids = titles.Keys.ToList();
        foreach (var invitation in await db.ExpertInvitations.AsNoTracking().Where(i => ids.Contains(i.VersionId)
            && i.AnsweredAt == null && i.DeclinedAt == null && i.ClosedAt == null).OrderBy(i => i.Id).ToListAsync(cancel))
            db.OpenAdvise(invitation, titles[invitation.VersionId], invitation.InvitedAt);
    }

    /// <summary>The owner was asked since somebody last said that it still works.</summary>
    private async Task TellFreshness(Dictionary<Guid, Practice> readable, CancellationToken cancel)
    {
        var ids = readable.Keys.ToList();
        foreach (var question in (await Asked(ids).ToListAsync(cancel)).Where(q => q.At > readable[q.PracticeId].ConfirmedAt))
            db.OpenFreshness(readable[question.PracticeId], question.At);
    }

    private IQueryable<AskedOwner> Asked(List<Guid> practices) => db.Timeline.Where(e => practices.Contains(e.PracticeId) && asking.Contains(e.Action))
        .GroupBy(e => e.PracticeId).Select(g => new AskedOwner { PracticeId = g.Key, At = g.Max(e => e.At) });

    private IQueryable<Replication> Open(List<Guid> practices) => db.Replications.AsNoTracking().Where(r => practices.Contains(r.PracticeId)
        && r.ConfirmedAt == null && r.DeclinedAt == null).OrderBy(r => r.Id);

    private sealed class AskedOwner
    {
        public required Guid PracticeId { get; init; }
        public required DateTimeOffset At { get; init; }
    }

    private async Task TellReplications(Dictionary<Guid, Practice> readable, CancellationToken cancel)
    {
        var ids = readable.Keys.ToList();
        foreach (var replication in await Open(ids).ToListAsync(cancel))
            db.OpenReplication(readable[replication.PracticeId], replication, replication.At);
    }

    private async Task TellFollowUps(Dictionary<Guid, Practice> readable, CancellationToken cancel)
    {
        var ids = readable.Keys.ToList();
        var asked = await db.FollowUps.AsNoTracking().Where(f => f.AskedAt != null && f.AnsweredAt == null)
            .Join(db.Replications, f => f.ReplicationId, r => r.Id, (f, r) => new { Question = f, r.ById, r.PracticeId })
            .Where(x => ids.Contains(x.PracticeId)).OrderBy(x => x.Question.Id).ToListAsync(cancel);
        foreach (var open in asked)
            db.OpenFollowUp(open.Question, open.ById, readable[open.PracticeId].TitleUk, open.Question.AskedAt!.Value);
    }

    private async Task TellRemovals(Dictionary<Guid, Practice> readable, CancellationToken cancel)
    {
        var ids = readable.Keys.ToList();
        foreach (var wish in await db.RemovalRequests.AsNoTracking().Where(r => ids.Contains(r.PracticeId) && r.DecidedAt == null).OrderBy(r => r.Id).ToListAsync(cancel))
            db.OpenRemoval(readable[wish.PracticeId], wish, wish.At);
    }
}
