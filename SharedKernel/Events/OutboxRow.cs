using System.Text.Json;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.SharedKernel.Events;

/// <summary>A fact waiting to be delivered, or delivered.</summary>
public sealed class OutboxRow
{
    private OutboxRow() { }

    /// <summary>Id of the fact.</summary>
    public Guid Id { get; private set; }

    /// <summary>Full name of the fact's type.</summary>
    public string Type { get; private set; } = "";

    /// <summary>The fact as JSON.</summary>
    public string Payload { get; private set; } = "";

    /// <summary>When it happened (UTC).</summary>
    public DateTimeOffset OccurredAt { get; internal set; }

    /// <summary>Not delivered before this moment (UTC); while a host delivers it, the end of its lease.</summary>
    public DateTimeOffset DueAt { get; internal set; }

    /// <summary>How often delivery was begun. A host claims a row by raising it from the number it saw.</summary>
    public int Attempts { get; internal set; }

    /// <summary>When every subscriber was done (UTC); null while not.</summary>
    public DateTimeOffset? DeliveredAt { get; internal set; }

    /// <summary>What went wrong the last time; null when nothing did.</summary>
    public string? Error { get; internal set; }

    internal static OutboxRow From(IntegrationEvent fact) => new()
    {
        Id = fact.EventId,
        Type = fact.GetType().FullName!,
        Payload = JsonSerializer.Serialize(fact, fact.GetType(), FactJson.Options),
        OccurredAt = fact.OccurredAt,
    };

    internal IntegrationEvent Fact(Type type) =>
        (IntegrationEvent)JsonSerializer.Deserialize(Payload, type, FactJson.Options)! with { EventId = Id, OccurredAt = OccurredAt };

    internal static void Map(EntityTypeBuilder<OutboxRow> row)
    {
        row.ToTable("Outbox");
        row.HasKey(r => r.Id);
        row.Property(r => r.Id).ValueGeneratedNever();
        row.Property(r => r.Type).HasMaxLength(200);
        row.Property(r => r.Error).HasMaxLength(2000);
        row.HasIndex(r => new { r.DeliveredAt, r.DueAt });
    }
}

/// <summary>A fact one subscriber has taken: its effect and this row were saved together.</summary>
public sealed class InboxRow
{
    /// <summary>Id of the fact.</summary>
    public Guid EventId { get; init; }

    /// <summary>Name of the subscriber.</summary>
    public string Subscriber { get; init; } = "";

    /// <summary>When it was taken (UTC).</summary>
    public DateTimeOffset TakenAt { get; init; }

    internal static void Map(EntityTypeBuilder<InboxRow> row)
    {
        row.ToTable("Inbox");
        row.HasKey(r => new { r.EventId, r.Subscriber });
        row.Property(r => r.Subscriber).HasMaxLength(200);
        row.HasIndex(r => r.TakenAt);
    }
}
