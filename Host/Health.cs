using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hub;

/// <summary>Every module's database answers.</summary>
internal sealed class DatabasesHealth(ModuleDatabases databases, IServiceScopeFactory scopes) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        foreach (var database in databases.All)
        {
            await using var scope = scopes.CreateAsyncScope();
            if (!await database.In(scope.ServiceProvider).Database.CanConnectAsync(cancellationToken))
                return HealthCheckResult.Unhealthy($"The database of {database.Module.Name} does not answer.");
        }
        return HealthCheckResult.Healthy();
    }
}

/// <summary>No fact waits longer than ten minutes.</summary>
internal sealed class OutboxHealth(ModuleDatabases databases, IServiceScopeFactory scopes, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var old = time.GetUtcNow() - Patience;
        var late = new List<string>();
        foreach (var database in databases.All)
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await database.In(scope.ServiceProvider).Outbox.AnyAsync(r => r.DeliveredAt == null && r.OccurredAt < old, cancellationToken))
                late.Add(database.Module.Name);
        }
        // Late facts do not keep visitors from reading, so the host stays in the balancer.
        return late.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("Facts wait for more than ten minutes: " + string.Join(", ", late));
    }
}

/// <summary>The data folder has at least 200 MB free.</summary>
internal sealed class DiskHealth(IConfiguration settings) : IHealthCheck
{
    private const long Enough = 200L * 1024 * 1024;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var folder = Engine.DataFolder(settings);
        Directory.CreateDirectory(folder);
        var free = new DriveInfo(folder).AvailableFreeSpace;
        return Task.FromResult(free >= Enough ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"Only {free / 1024 / 1024} MB are free for data."));
    }
}
