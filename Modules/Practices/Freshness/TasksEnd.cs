using Hub.Practices.Replications;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Freshness;

/// <summary>A published version is a confirmation too: nobody needs to be asked any more. Told again, it ends no question asked since.</summary>
internal sealed class OnPracticePublished(PracticesDb db, TimeProvider time) : Subscriber<PracticePublished, PracticesDb>(db, time)
{
    protected override Task On(PracticePublished fact, CancellationToken cancel)
    {
        Db.CloseTask(fact.PracticeId, PracticeTasks.Freshness, fact.OccurredAt);
        return Task.CompletedTask;
    }
}

/// <summary>With a practice that is taken out go the questions about it and its replications.</summary>
internal sealed class OnPracticeWithdrawn(PracticesDb db, TimeProvider time) : Subscriber<PracticeWithdrawn, PracticesDb>(db, time)
{
    private const int Most = 1000;

    protected override async Task On(PracticeWithdrawn fact, CancellationToken cancel)
    {
        Db.CloseTask(fact.PracticeId, PracticeTasks.Freshness, fact.OccurredAt);
        var waiting = await Db.Replications.Where(r => r.PracticeId == fact.PracticeId && r.ConfirmedAt == null && r.DeclinedAt == null)
            .Select(r => r.Id).Take(Most).ToListAsync(cancel);
        var asked = await Db.FollowUps.Where(f => f.AskedAt != null && f.AnsweredAt == null && Db.Replications.Any(r => r.Id == f.ReplicationId && r.PracticeId == fact.PracticeId))
            .Select(f => f.Id).Take(Most).ToListAsync(cancel);
        foreach (var id in waiting)
            Db.CloseTask(id, PracticeTasks.Replication, fact.OccurredAt);
        foreach (var id in asked)
            Db.CloseTask(id, PracticeTasks.FollowUp, fact.OccurredAt);
    }
}
