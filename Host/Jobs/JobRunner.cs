using Hangfire;
using Hub.SharedKernel;
using Hub.SharedKernel.Jobs;

namespace Hub.Jobs;

/// <summary>Runs a module's job by its name in a scope of its own.</summary>
internal sealed class JobRunner(IEnumerable<HubModule> modules, IServiceScopeFactory scopes)
{
    [DisableConcurrentExecution(60)]
    [AutomaticRetry(Attempts = 3)]
    public async Task Run(string id, CancellationToken cancel)
    {
        var job = modules.SelectMany(m => m.Jobs).SingleOrDefault(j => j.Id == id)
            ?? throw new InvalidOperationException($"No loaded module has the job {id}.");
        await using var scope = scopes.CreateAsyncScope();
        await ((IJob)scope.ServiceProvider.GetRequiredService(job.UseCase)).Run(cancel);
    }
}

/// <summary>Writes the modules' jobs into the scheduler and takes out those whose module is gone.</summary>
internal sealed class JobSchedule(
    IEnumerable<HubModule> modules, IServiceProvider services, IConfiguration settings, IHostApplicationLifetime lifetime,
    ILogger<JobSchedule> log) : IHostedService
{
    private static readonly TimeZoneInfo Kyiv = TimeZoneInfo.FindSystemTimeZoneById("Europe/Kyiv");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The first visitor does not wait for the scheduler's storage.
        if (settings.GetValue("Hub:Jobs", true))
            lifetime.ApplicationStarted.Register(Write);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Write()
    {
        var manager = services.GetRequiredService<IRecurringJobManager>();
        var wanted = modules.SelectMany(m => m.Jobs).ToList();
        foreach (var job in wanted)
            Write(manager, job);
        using var connection = services.GetRequiredService<JobStorage>().GetConnection();
        foreach (var old in Hangfire.Storage.StorageConnectionExtensions.GetRecurringJobs(connection).Where(j => wanted.All(w => w.Id != j.Id)))
            manager.RemoveIfExists(old.Id);
    }

    private void Write(IRecurringJobManager manager, SharedKernel.Jobs.RecurringJob job)
    {
        try
        {
            manager.AddOrUpdate<JobRunner>(job.Id, runner => runner.Run(job.Id, CancellationToken.None), job.Cron,
                new RecurringJobOptions { TimeZone = Kyiv });
        }
        catch (ArgumentException wrong)
        {
            // One module's wrong clock must not stop the jobs of the others.
            log.LogError(wrong, "The job {Job} is not scheduled: '{Cron}' is no cron expression of five fields", job.Id, job.Cron);
        }
    }
}
