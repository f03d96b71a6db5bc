using Hub.Cabinet.People;
using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.SignIn;

/// <summary>Makes who guesses passwords wait, longer each time.</summary>
internal sealed class PauseAfterFailures(CabinetDb db, TimeProvider time)
{
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <exception cref="RuleViolation"><c>SignIn.Paused</c> with the minutes left.</exception>
    public async Task Check(EmailAddress email, CancellationToken cancel)
    {
        var key = SignInFailures.KeyOf(email);
        var failures = await db.SignInFailures.AsNoTracking().SingleOrDefaultAsync(f => f.Key == key, cancel);
        var left = failures?.PausedUntil - time.GetUtcNow();
        if (left > TimeSpan.Zero)
            throw new RuleViolation("SignIn.Paused", null, (int)Math.Ceiling(left.Value.TotalMinutes));
    }

    public async Task Count(EmailAddress email, CancellationToken cancel)
    {
        var (key, now) = (SignInFailures.KeyOf(email), time.GetUtcNow());
        if (await Raise(key, now, cancel))
            return;
        db.SignInFailures.Add(new SignInFailures { Key = key, Count = 1, LastAt = now });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Two first failures at once: the other one made the row.
            db.ChangeTracker.Clear();
            await Raise(key, now, cancel);
        }
    }

    public Task Forgive(EmailAddress email, CancellationToken cancel)
    {
        var key = SignInFailures.KeyOf(email);
        return db.SignInFailures.Where(f => f.Key == key).ExecuteDeleteAsync(cancel);
    }

    public Task<int> ForgetOld(CancellationToken cancel)
    {
        var old = time.GetUtcNow() - Memory;
        return db.SignInFailures.Where(f => f.LastAt < old).ExecuteDeleteAsync(cancel);
    }

    private async Task<bool> Raise(string key, DateTimeOffset now, CancellationToken cancel)
    {
        var old = now - Memory;
        return await db.SignInFailures.Where(f => f.Key == key).ExecuteUpdateAsync(set => set
            .SetProperty(f => f.Count, f => f.LastAt < old ? 1 : f.Count + 1).SetProperty(f => f.LastAt, now), cancel) > 0;
    }
}
