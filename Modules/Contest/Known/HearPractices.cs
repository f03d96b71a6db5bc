using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Known;

/// <summary>A practice was published: it may be entered. Entries made of an earlier version stay as they are.</summary>
internal sealed class OnPracticePublished(ContestDb db, TimeProvider time) : Subscriber<PracticePublished, ContestDb>(db, time)
{
    protected override async Task On(PracticePublished fact, CancellationToken cancel) => (await Db.KnownOrNew(fact.PracticeId, cancel)).Hear(fact);
}

/// <summary>A practice was withdrawn: it can be entered no more, and entries made of it say so to the organisers.</summary>
internal sealed class OnPracticeWithdrawn(ContestDb db, TimeProvider time) : Subscriber<PracticeWithdrawn, ContestDb>(db, time)
{
    protected override async Task On(PracticeWithdrawn fact, CancellationToken cancel)
    {
        (await Db.KnownOrNew(fact.PracticeId, cancel)).Withdraw(fact.OccurredAt);
        foreach (var entry in await Db.Entries.Where(e => e.PracticeId == fact.PracticeId && e.PracticeWithdrawnAt == null).ToListAsync(cancel))
            entry.LosePractice(fact.OccurredAt);
    }
}

internal static class KnownPracticeQueries
{
    public static async Task<KnownPractice> KnownOrNew(this ContestDb db, Guid id, CancellationToken cancel) =>
        await db.KnownPractices.SingleOrDefaultAsync(p => p.Id == id, cancel) ?? db.KnownPractices.Add(KnownPractice.New(id)).Entity;
}
