using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Sessions;

/// <summary>Asks at every request whether the session still lives, so that one ended anywhere ends everywhere at once.</summary>
internal sealed class LiveSessions(CabinetDb db, TimeProvider time)
{
    /// <summary>How exactly it is kept when a session was last used.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    /// <returns>When the person last proved who they are; null when the session is over.</returns>
    public async Task<DateTimeOffset?> Find(Guid id, Guid personId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var (oldest, begun) = (now - Session.Length, now - Session.Longest);
        var found = await db.Sessions.AsNoTracking().Where(s => s.Id == id && s.PersonId == personId && s.SeenAt > oldest && s.StartedAt > begun)
            .Select(s => new { s.ProvenAt, s.SeenAt }).SingleOrDefaultAsync(cancel);
        if (found is not null && now - found.SeenAt > Step)
            await db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), cancel);
        return found?.ProvenAt;
    }
}
