using MediatR;

namespace Hub.SharedKernel.Contracts;

/// <summary>
/// A fact one module tells and any module may hear. Facts are append-only: a property once published stays.
/// </summary>
public abstract record IntegrationEvent : INotification
{
    /// <summary>Identity of this telling (GUID v7). Subscribers use it to take each fact exactly once.</summary>
    public Guid EventId { get; init; } = Guid.CreateVersion7();

    /// <summary>When it happened (UTC). Set by <c>ModuleDb.Publish</c> when left empty.</summary>
    public DateTimeOffset OccurredAt { get; init; }
}
