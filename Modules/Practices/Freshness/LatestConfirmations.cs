using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Freshness;

/// <summary>What the authors said when they confirmed that the practice still works.</summary>
internal sealed class LatestConfirmations(PracticesDb db)
{
    private const int Most = 3;

    public Task<List<(DateTimeOffset At, string Note)>> Run(Guid practice, CancellationToken cancel) => db.Timeline.AsNoTracking()
        .Where(e => e.PracticeId == practice && e.IsPublic && e.Action == "Confirmed" && e.Note != null)
        .OrderByDescending(e => e.At).Take(Most).Select(e => new ValueTuple<DateTimeOffset, string>(e.At, e.Note!)).ToListAsync(cancel);
}
