namespace Hub.SharedKernel.Jobs;

/// <summary>Work a module wants repeated. The work itself is a use case with <c>Run(CancellationToken)</c>.</summary>
/// <param name="Id">Name shown to administrators, e.g. <c>practices.freshness</c>.</param>
/// <param name="Cron">Five fields, Europe/Kyiv time.</param>
/// <param name="UseCase">Type that implements <see cref="IJob"/>.</param>
public sealed record RecurringJob(string Id, string Cron, Type UseCase);

/// <summary>A use case that can be run by the clock. Durable work is rows in the module's database; a job only looks for them.</summary>
public interface IJob
{
    /// <summary>Does what is due now. Running it twice must do no harm.</summary>
    /// <param name="cancel">Asked for when the host stops.</param>
    Task Run(CancellationToken cancel);
}
