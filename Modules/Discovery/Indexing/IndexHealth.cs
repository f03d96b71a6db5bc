using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hub.Discovery.Indexing;

/// <summary>This host's index holds everything that was told. While it is made, visitors read on: the host stays in the balancer.</summary>
internal sealed class IndexHealth(SearchIndex index, IConfiguration settings) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        index.IsReady || index.Mark is null && !settings.GetValue("Hub:Dispatcher", true)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded("The search index of this host is not ready yet."));
}
