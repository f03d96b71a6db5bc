using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Feedback;

/// <summary>
/// Changes one answer and counts all of the practice anew in the same save. Whoever was slower does it again on the new state,
/// so that many people at once lose nothing.
/// </summary>
internal sealed class Judgement(PracticesDb db, TimeProvider time)
{
    private const int MostTries = 40;

    /// <param name="practiceId">The practice judged.</param>
    /// <param name="change">Reads and changes the answer; called again when somebody else saved in between.</param>
    /// <param name="cancel">Ends the work.</param>
    public async Task Run(Guid practiceId, Func<Practice, Task> change, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            db.ChangeTracker.Clear();
            var practice = await db.Practices.SingleAsync(p => p.Id == practiceId, cancel);
            await change(practice);
            await Count(practice, cancel);
            db.PagesChanged();
            try
            {
                await db.SaveChangesAsync(cancel);
                return;
            }
            catch (DbUpdateException) when (tries < MostTries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 20 * Math.Min(tries, 5))), cancel);
            }
        }
    }

    private async Task Count(Practice practice, CancellationToken cancel)
    {
        var changed = db.ChangeTracker.Entries<CitizenFeedback>().Select(e => e.Entity).ToList();
        var ids = changed.ConvertAll(f => f.Id);
        var counts = await db.Feedback.Where(f => f.PracticeId == practice.Id && !f.IsOwnOrganisation && f.HiddenAt == null && !ids.Contains(f.Id))
            .GroupBy(f => f.Verdict).Select(g => new { Verdict = g.Key, Count = g.Count() }).ToListAsync(cancel);
        int Of(Verdict verdict) => counts.Where(c => c.Verdict == verdict).Sum(c => c.Count) + changed.Count(f => f.Counts && f.Verdict == verdict);
        practice.Judged(Of(Verdict.Yes), Of(Verdict.Partly), Of(Verdict.No), time.GetUtcNow());
    }
}
