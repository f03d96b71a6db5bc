using Hub.Cabinet.People;
using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.SignIn;

/// <summary>
/// Makes who guesses passwords or codes wait, longer each time. A try is counted before it is looked at and forgiven when it was right,
/// so that a thousand tries at once are as many as a thousand one after another.
/// </summary>
internal sealed class PauseAfterFailures(CabinetDb db, TimeProvider time)
{
    private const int Races = 5;
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <exception cref="RuleViolation"><c>SignIn.Paused</c> with the minutes left.</exception>
    public Task Begin(EmailAddress email, CancellationToken cancel) => Begin(SignInFailures.KeyOf(email), cancel);

    /// <exception cref="RuleViolation"><c>SignIn.Paused</c> with the minutes left.</exception>
    public async Task Begin(string key, CancellationToken cancel)
    {
        for (var race = 0; race < Races; race++)
        {
            var now = time.GetUtcNow();
            var failures = await db.SignInFailures.AsNoTracking().SingleOrDefaultAsync(f => f.Key == key, cancel);
            if (failures?.PausedUntil - now is { } left && left > TimeSpan.Zero)
                throw new RuleViolation("SignIn.Paused", null, (int)Math.Ceiling(left.TotalMinutes));
            if (failures is null ? await First(key, now, cancel) : await Raise(failures, now, cancel))
                return;
        }
        // So many tries at the same moment are no person's.
        throw new RuleViolation("SignIn.Paused", null, 1);
    }

    public Task Forgive(EmailAddress email, CancellationToken cancel) => Forgive(SignInFailures.KeyOf(email), cancel);

    public Task Forgive(string key, CancellationToken cancel) => db.SignInFailures.Where(f => f.Key == key).ExecuteDeleteAsync(cancel);

    public Task<int> ForgetOld(CancellationToken cancel)
    {
        var old = time.GetUtcNow() - Memory;
        return db.SignInFailures.Where(f => f.LastAt < old).ExecuteDeleteAsync(cancel);
    }

    private async Task<bool> First(string key, DateTimeOffset now, CancellationToken cancel)
    {
        var first = new SignInFailures { Key = key, Count = 1, LastAt = now };
        db.SignInFailures.Add(first);
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
        finally
        {
            db.Entry(first).State = EntityState.Detached;
        }
    }

    private async Task<bool> Raise(SignInFailures seen, DateTimeOffset now, CancellationToken cancel)
    {
        var count = seen.LastAt < now - Memory ? 1 : seen.Count + 1;
        return await db.SignInFailures.Where(f => f.Key == seen.Key && f.Count == seen.Count && f.LastAt == seen.LastAt).ExecuteUpdateAsync(set => set
            .SetProperty(f => f.Count, count).SetProperty(f => f.LastAt, now), cancel) > 0;
    }
}
