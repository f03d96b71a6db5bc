using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Announcements;

/// <summary>An administrator tells everybody something for a time.</summary>
internal sealed class Announce(CabinetDb db, SystemNoticeBoard board, ICurrentUser user, TimeProvider time)
{
    public async Task Run(NewAnnouncement typed, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var written = Announcement.Write(typed.TextUk, typed.TextEn, typed.Level, typed.From ?? now, typed.Until, typed.CountsDown, user.Id, now);
        db.Announcements.Add(written);
        db.Publish(new ActionRecorded(CabinetModule.Key, user.Id, "announcement.written", $"announcement/{written.Id}", written.TextUk));
        db.Publish(new PublicPagesChanged(PublicPagesChanged.Everywhere));
        await db.SaveChangesAsync(cancel);
        board.Forget();
    }
}

/// <summary>What was announced is shown no longer.</summary>
internal sealed class EndAnnouncement(CabinetDb db, SystemNoticeBoard board, ICurrentUser user, TimeProvider time)
{
    public async Task Run(Guid id, CancellationToken cancel)
    {
        var announcement = await db.Announcements.SingleOrDefaultAsync(a => a.Id == id, cancel) ?? throw new RuleViolation("Announcement.Gone");
        announcement.End(time.GetUtcNow());
        db.Publish(new ActionRecorded(CabinetModule.Key, user.Id, "announcement.ended", $"announcement/{id}", announcement.TextUk));
        db.Publish(new PublicPagesChanged(PublicPagesChanged.Everywhere));
        await db.SaveChangesAsync(cancel);
        board.Forget();
    }
}

/// <summary>An announcement as typed.</summary>
/// <param name="From">Null for at once.</param>
internal sealed record NewAnnouncement(string? TextUk, string? TextEn, SystemNoticeLevel Level, DateTimeOffset? From, DateTimeOffset Until, bool CountsDown);
