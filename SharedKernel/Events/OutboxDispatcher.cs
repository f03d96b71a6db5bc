using System.Diagnostics;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hub.SharedKernel.Events;

/// <summary>
/// Delivers the facts of all modules. Hosts share the work: a row is claimed by a conditional update,
/// so that of two hosts one gets it; a host that dies leaves a lease that runs out.
/// </summary>
internal sealed class OutboxDispatcher(
    IServiceScopeFactory scopes, ModuleDatabases databases, FactTypes types, OutboxSignal signal, TimeProvider time,
    IConfiguration settings, ILogger<OutboxDispatcher> log) : BackgroundService
{
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private readonly TimeSpan ownLease = TimeSpan.FromSeconds(settings.GetValue("Hub:Facts:LeaseSeconds", (int)Lease.TotalSeconds));
    private static readonly TimeSpan SafetyNet = TimeSpan.FromSeconds(15);
    private const int Batch = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await DeliverDue(stoppingToken);
            await signal.Wait(SafetyNet, time, stoppingToken);
        }
    }

    /// <summary>Delivers everything due now, in all modules, until nothing is left that can be delivered.</summary>
    /// <returns>How many facts were delivered.</returns>
    internal async Task<int> DeliverDue(CancellationToken cancel)
    {
        int total = 0, round;
        do
        {
            round = 0;
            foreach (var database in databases.All)
            {
                try
                {
                    round += await DeliverDue(database, cancel);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    // A database that is down must not stop the facts of the others; the next round tries again.
                    log.LogError(failure, "The outbox of {Module} could not be read", database.Module.Name);
                }
            }
            total += round;
        } while (round > 0 && !cancel.IsCancellationRequested);
        return total;
    }

    private async Task<int> DeliverDue(ModuleDatabase database, CancellationToken cancel)
    {
        List<OutboxRow> due;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var now = time.GetUtcNow();
            due = await database.In(scope.ServiceProvider).Outbox.AsNoTracking()
                .Where(r => r.DeliveredAt == null && r.DueAt <= now)
                .OrderBy(r => r.OccurredAt).ThenBy(r => r.Id).Take(Batch).ToListAsync(cancel);
        }
        var delivered = 0;
        foreach (var row in due)
            if (await Deliver(database, row, cancel))
                delivered++;
        return delivered;
    }

    private async Task<bool> Deliver(ModuleDatabase database, OutboxRow row, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var outbox = database.In(scope.ServiceProvider).Outbox;
        var lease = time.GetUtcNow() + ownLease;
        var claimed = await outbox.Where(r => r.Id == row.Id && r.Attempts == row.Attempts && r.DeliveredAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Attempts, row.Attempts + 1).SetProperty(r => r.DueAt, lease), cancel);
        if (claimed == 0)
            return false;
        try
        {
            await Publish(row, cancel);
            var now = time.GetUtcNow();
            await outbox.Where(r => r.Id == row.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.DeliveredAt, now).SetProperty(r => r.Error, (string?)null), cancel);
            return true;
        }
        catch (Exception) when (cancel.IsCancellationRequested)
        {
            // The host stops: the fact need not wait for the lease to run out, and stopping is no failure of its subscribers.
            await outbox.Where(r => r.Id == row.Id && r.DeliveredAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.Attempts, row.Attempts).SetProperty(r => r.DueAt, row.DueAt), CancellationToken.None);
            cancel.ThrowIfCancellationRequested();
            return false;
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Fact {Type} {Id} of {Module} was not delivered, attempt {Attempt}",
                row.Type, row.Id, database.Module.Name, row.Attempts + 1);
            var next = time.GetUtcNow() + BackOff(row.Attempts);
            var error = Shortened(failure);
            await outbox.Where(r => r.Id == row.Id && r.DeliveredAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.DueAt, next).SetProperty(r => r.Error, error), cancel);
            return false;
        }
    }

    private async Task Publish(OutboxRow row, CancellationToken cancel)
    {
        var type = types.Find(row.Type)
            ?? throw new InvalidOperationException($"No loaded module knows the fact {row.Type}.");
        // A scope of its own: what a subscriber leaves in its context must not reach the claim's.
        await using var scope = scopes.CreateAsyncScope();
        using var activity = Telemetry.Source.StartActivity("deliver " + type.Name, ActivityKind.Consumer);
        await scope.ServiceProvider.GetRequiredService<IMediator>().Publish(row.Fact(type), cancel);
    }

    /// <summary>5 s, 10 s, 20 s … at most an hour.</summary>
    private static TimeSpan BackOff(int attempts) =>
        TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(2, Math.Min(attempts, 12))));

    private static string Shortened(Exception failure)
    {
        var causes = failure is AggregateException all ? all.Flatten().InnerExceptions : [failure];
        var text = string.Join(" | ", causes.Select(c => c.GetBaseException()).Select(c => $"{c.TargetSite?.DeclaringType?.FullName}: {c.Message}"));
        return text.Length <= 2000 ? text : text[..2000];
    }
}

/// <summary>Source of the portal's own traces.</summary>
internal static class Telemetry
{
    public static readonly ActivitySource Source = new("Hub");
}

/// <summary>Knows the types of facts by name: those of the kernel and those of loaded modules.</summary>
internal sealed class FactTypes(IEnumerable<HubModule> modules)
{
    private readonly Dictionary<string, Type> byName = modules.Select(m => m.GetType().Assembly)
        .Append(typeof(IntegrationEvent).Assembly).Distinct()
        .SelectMany(a => a.GetTypes())
        .Where(t => t.IsSubclassOf(typeof(IntegrationEvent)) && !t.IsAbstract)
        .ToDictionary(t => t.FullName!);

    public Type? Find(string name) => byName.GetValueOrDefault(name);
}
