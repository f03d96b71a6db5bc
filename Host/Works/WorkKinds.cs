using Hub.SharedKernel;
using Hub.SharedKernel.Events;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Languages;

namespace Hub.Works;

/// <summary>The kinds of long work the host and its modules know, and what they say.</summary>
internal sealed class WorkKinds(IEnumerable<HubModule> modules, ModuleTexts texts)
{
    private static readonly PortalModule portal = new();
    private readonly ModuleTexts own = new([portal]);
    private readonly Dictionary<string, (HubModule Module, LongWorkKind Kind)> all =
        modules.Append(portal).SelectMany(m => m.LongWorks.Select(k => (Module: m, Kind: k))).ToDictionary(k => k.Kind.Key);

    public Type UseCase(string kind) => all[kind].Kind.UseCase ?? throw new InvalidOperationException($"The kind of work {kind} has no use case.");

    /// <summary>Name of a kind; its key when its module is gone.</summary>
    public string Name(string kind, string language) => all.TryGetValue(kind, out var known) ? Say(kind, language, known.Kind.TextKey) : kind;

    /// <summary>A sentence of the module whose work it is, or of the host.</summary>
    public string Say(string kind, string language, string key, params IReadOnlyList<object> arguments)
    {
        var said = all.TryGetValue(kind, out var known) && known.Module != portal ? texts.In(language, known.Module.Name, key, arguments) : key;
        if (said == key)
            said = own.In(language, portal.Name, key, arguments);
        // What the terminal says of backups it says here too.
        return said == key ? Commands.CommandTexts.In(language, key, [.. arguments]) : said;
    }
}

/// <summary>Wakes the runner as soon as work is begun on this host.</summary>
internal sealed class WorkSignal : WakeSignal;

/// <summary>Does long work on this host, one after another, beside the visitors.</summary>
internal sealed class WorkRunner(WorkBook book, WorkSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<WorkRunner> log) : BackgroundService
{
    private static readonly TimeSpan often = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first visitor does not wait for it.
        var started = new TaskCompletionSource();
        await using var begin = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await book.DoDue(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "Long work could not be looked for");
            }
            await signal.Wait(often, time, stoppingToken);
        }
    }
}
