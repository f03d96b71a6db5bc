using System.Collections.Concurrent;
using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Works;

/// <summary>A form that arrived; kept for a day.</summary>
internal sealed class SentForm
{
    private const int MostLocation = 2000;

    public string Print { get; init; } = "";
    public DateTimeOffset At { get; init; }
    public string? Location { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<SentForm>
    {
        public void Configure(EntityTypeBuilder<SentForm> form)
        {
            form.ToTable("SentForms");
            form.HasKey(f => f.Print);
            form.Property(f => f.Print).HasMaxLength(64);
            form.Property(f => f.Location).HasMaxLength(MostLocation);
            form.HasIndex(f => f.At);
        }
    }
}

/// <summary>Forms that arrived, shared by all hosts. On one host those that arrive together wait for each other without asking the tables.</summary>
internal sealed class FormsOnce(IServiceScopeFactory scopes, TimeProvider time) : IFormsOnce
{
    private const int Sweep = 500;
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(10), look = TimeSpan.FromMilliseconds(100), kept = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> here = new();
    private int begun;

    public async Task<FormOnce> Begin(string print, CancellationToken cancel)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(patience);
        try
        {
            while (true)
            {
                var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                if (here.GetOrAdd(print, mine) is var other && other != mine)
                {
                    await other.Task.WaitAsync(late.Token);
                    continue;
                }
                if (await Claim(print, late.Token) is not { } known)
                    return new(true, null);
                // Done before, or under way on another host.
                Release(print);
                if (known.Location is not null)
                    return new(false, known.Location);
                await Task.Delay(look, late.Token);
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(false, null);
        }
    }

    public Task Done(string print, string location) =>
        End(print, same => same.ExecuteUpdateAsync(set => set.SetProperty(f => f.Location, location)));

    public Task Forget(string print) => End(print, same => same.ExecuteDeleteAsync());

    private async Task End(string print, Func<IQueryable<SentForm>, Task<int>> note)
    {
        try
        {
            await In(db => note(db.Set<SentForm>().Where(f => f.Print == print)));
        }
        finally
        {
            // Whoever waits on this host must not wait for a store that is away.
            Release(print);
        }
    }

    /// <returns>What stands there already; null when it is ours.</returns>
    private async Task<SentForm?> Claim(string print, CancellationToken cancel)
    {
        try
        {
            var now = time.GetUtcNow();
            if (Interlocked.Increment(ref begun) % Sweep == 1)
                await In(db => db.Set<SentForm>().Where(f => f.At < now - kept).ExecuteDeleteAsync(cancel));
            if (await Find(print, cancel) is { } there)
                return there;
            await In(db =>
            {
                db.Add(new SentForm { Print = print, At = now });
                return db.SaveChangesAsync(cancel);
            });
            return null;
        }
        catch (DbUpdateException)
        {
            if (await Find(print, cancel) is { } quicker)
                return quicker;
            Release(print);
            throw;
        }
        catch
        {
            Release(print);
            throw;
        }
    }

    private Task<SentForm?> Find(string print, CancellationToken cancel) =>
        In(db => db.Set<SentForm>().AsNoTracking().SingleOrDefaultAsync(f => f.Print == print, cancel));

    private void Release(string print)
    {
        if (here.TryRemove(print, out var waiting))
            waiting.TrySetResult();
    }

    private async Task<T> In<T>(Func<PortalDb, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PortalDb>());
    }
}
