using System.Text.Json;

namespace Hub.SharedKernel.Jobs;

/// <summary>
/// Work that takes minutes: begun by a person, done by one host at a time, seen and cancelled on the page of administration, taken up again
/// by any host when the one that did it died. A use case; it asks for what it needs in its constructor.
/// </summary>
public interface ILongWork
{
    /// <summary>Does it. After the death of a host it is called anew with the same order, so what is done already must be recognised.</summary>
    /// <param name="run">What is wanted, and where to tell how far it is.</param>
    /// <param name="cancel">Asked for when somebody cancels it or the host stops.</param>
    /// <returns>What came of it, as a sentence.</returns>
    /// <exception cref="RuleViolation">It cannot be done; the sentence is shown.</exception>
    Task<WorkResult> Run(WorkRun run, CancellationToken cancel);
}

/// <summary>A kind of long work of a module.</summary>
/// <param name="Key">E.g. <c>practices.import</c>.</param>
/// <param name="TextKey">Key of its name in the module's texts.</param>
/// <param name="UseCase">Type that implements <see cref="ILongWork"/>; null for work that has a clock and a memory of its own and is only shown and cancelled here.</param>
public sealed record LongWorkKind(string Key, string TextKey, Type? UseCase = null);

/// <summary>A run of long work.</summary>
/// <param name="id">Id of the work, the same after a restart.</param>
/// <param name="order">What is wanted, as it was given to <see cref="ILongWorks.Begin"/>.</param>
/// <param name="person">Who began it; null for the operator of the portal or the clock.</param>
public sealed class WorkRun(Guid id, string order, Guid? person) : IProgress<WorkStep>
{
    private volatile WorkStep? step;

    /// <summary>Id of the work, the same after a restart.</summary>
    public Guid Id => id;

    /// <summary>Who began it; null for the operator of the portal or the clock.</summary>
    public Guid? Person => person;

    /// <summary>What was last told.</summary>
    public WorkStep? Step => step;

    /// <summary>What is wanted, as it was given to <see cref="ILongWorks.Begin"/>.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    public T Order<T>() => JsonSerializer.Deserialize<T>(order)!;

    /// <summary>Tells how far it is; costs nothing, it is written down every few seconds.</summary>
    /// <param name="value">How far.</param>
    public void Report(WorkStep value) => step = value;
}

/// <summary>What came of long work.</summary>
/// <param name="TextKey">Key of the sentence in the module's texts.</param>
/// <param name="Arguments">Values for its placeholders.</param>
public sealed record WorkResult(string TextKey, params IReadOnlyList<string> Arguments);

/// <summary>Begins long work and looks how it goes.</summary>
public interface ILongWorks
{
    /// <summary>Puts work into the queue; a host takes it at once.</summary>
    /// <param name="kind">Key of a declared kind with a use case.</param>
    /// <param name="title">What it is about, e.g. the name of a file; shown as it is.</param>
    /// <param name="order">What is wanted; becomes JSON.</param>
    /// <param name="person">Who wants it.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <param name="id">Id of its own, so that the same form sent twice begins one work; null for a new one.</param>
    /// <returns>Id of the work.</returns>
    Task<Guid> Begin<T>(string kind, string title, T order, Guid? person, CancellationToken cancel, Guid? id = null);

    /// <summary>Does work in this very process, as a command of the terminal does, and lets it be seen and cancelled like any other.</summary>
    /// <param name="kind">Key of a declared kind.</param>
    /// <param name="title">What it is about.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancel">Cancels it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled, here or on the page.</exception>
    Task<WorkResult> RunHere(string kind, string title, Func<WorkRun, CancellationToken, Task<WorkResult>> work, CancellationToken cancel);

    /// <summary>How it goes; null when there is no such work.</summary>
    /// <param name="id">Id of the work.</param>
    /// <param name="cancel">Ends the wait.</param>
    Task<WorkState?> Find(Guid id, CancellationToken cancel);

    /// <summary>Asks for the end of work that is not over.</summary>
    /// <param name="id">Id of the work.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>Whether there was something to cancel.</returns>
    Task<bool> Cancel(Guid id, CancellationToken cancel);
}

/// <summary>How long work goes.</summary>
/// <param name="Id">Id of the work.</param>
/// <param name="Kind">Key of its kind.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Person">Who began it.</param>
/// <param name="QueuedAt">When (UTC).</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="IsCancelAsked">Whether somebody wants it to end.</param>
/// <param name="Step">How far it is; null before the first step.</param>
/// <param name="FinishedAt">When it was over (UTC); null before.</param>
/// <param name="Result">What came of it, or why it failed; null before.</param>
public sealed record WorkState(
    Guid Id, string Kind, string Title, Guid? Person, DateTimeOffset QueuedAt, WorkPhase Phase, bool IsCancelAsked, WorkStep? Step,
    DateTimeOffset? FinishedAt, WorkResult? Result);

/// <summary>Where long work stands.</summary>
public enum WorkPhase
{
    /// <summary>No host has taken it yet.</summary>
    Waiting,

    /// <summary>A host does it.</summary>
    Running,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It could not be done.</summary>
    Failed,

    /// <summary>Somebody cancelled it.</summary>
    Cancelled,
}
