using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hub.Cabinet.Announcements;

/// <summary>
/// Keeps what is and will be announced in memory: every page asks. Read again every half minute, for what another host announced,
/// and at once when this host saves one.
/// </summary>
internal sealed class SystemNoticeBoard(IServiceScopeFactory scopes, TimeProvider time, ILogger<SystemNoticeBoard> log) : ISystemNotices
{
    private const int Most = 50;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);
    private readonly Lock reading = new();
    private volatile Known known = new([], DateTimeOffset.MinValue);

    public SystemNotice? At(DateTimeOffset now) => Read()
        .Where(a => a.From <= now && a.Until > now).OrderByDescending(a => a.Level).ThenByDescending(a => a.From).FirstOrDefault()?.AsNotice();

    public DateTimeOffset? ChangesAfter(DateTimeOffset now) =>
        Read().SelectMany(a => new DateTimeOffset?[] { a.From, a.Until }).Where(moment => moment > now).Min();

    public void Forget() => known = known with { ReadAt = DateTimeOffset.MinValue };

    private IReadOnlyList<Announcement> Read()
    {
        var now = time.GetUtcNow();
        if (IsFresh(now) || !reading.TryEnter())
            return known.Announcements;
        try
        {
            if (!IsFresh(now))
                known = new(Load(now), now);
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or InvalidOperationException)
        {
            // A page, above all the page of an error, is shown without a notice rather than not at all.
            log.LogError(failure, "System notices could not be read");
            known = known with { ReadAt = now };
        }
        finally
        {
            reading.Exit();
        }
        return known.Announcements;
    }

    private bool IsFresh(DateTimeOffset now) => known.ReadAt <= now && now - known.ReadAt < Kept;

    // The layout asks without waiting, so the reading is synchronous; it happens twice a minute.
    private List<Announcement> Load(DateTimeOffset now)
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<CabinetDb>().Announcements.AsNoTracking()
            .Where(a => a.Until > now).OrderBy(a => a.Until).Take(Most)];
    }

    private sealed record Known(IReadOnlyList<Announcement> Announcements, DateTimeOffset ReadAt);
}
