using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Freshness;

/// <summary>The author says that the practice still works, and what changed since.</summary>
internal sealed class ConfirmPractice(PracticesDb db, ICurrentUser user, TimeProvider time)
{
    public const int MostText = 4000;

    private static readonly TimeSpan sameClick = TimeSpan.FromMinutes(5);

    /// <returns>False when there is no such practice of the person.</returns>
    public async Task<bool> Run(string slug, string? changes, CancellationToken cancel)
    {
        var (person, now) = (user.RequiredId, time.GetUtcNow());
        var practice = await db.Practices.SingleOrDefaultAsync(p => p.Slug == slug, cancel);
        if (practice is not { PublishedAt: not null } || !practice.IsAuthor(person))
            return false;
        var note = FormText.OrNull(changes, "Changes", "Freshness.Changes", MostText);
        if (await IsSameClick(practice, person, note, now, cancel))
            return true;
        practice.Confirm(now);
        db.Record(practice.Id, practice.PublishedVersionId, person, "Confirmed", note, now, isPublic: true);
        await db.TellStates([practice], cancel);
        db.CloseTask(practice.Id, PracticeTasks.Freshness);
        db.PagesChanged();
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private Task<bool> IsSameClick(Practice practice, Guid person, string? note, DateTimeOffset now, CancellationToken cancel)
    {
        var since = now - sameClick;
        return db.Timeline.AnyAsync(e => e.PracticeId == practice.Id && e.At > since && e.Action == "Confirmed" && e.PersonId == person && e.Note == note, cancel);
    }
}
