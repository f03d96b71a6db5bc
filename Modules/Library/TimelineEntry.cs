using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Library;

/// <summary>One step of a document's way.</summary>
internal sealed class TimelineEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ConceptId { get; init; }
    public Guid DocumentId { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Who; null for the portal itself and for people whose account is erased.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>Key of the sentence, under <c>Timeline.{Action}</c>.</summary>
    public string Action { get; init; } = "";

    /// <summary>Reason or comment as it was written.</summary>
    public string? Note { get; init; }

    public static TimelineEntry Of(Guid concept, Guid document, Guid? person, string action, string? note, DateTimeOffset at) =>
        new() { ConceptId = concept, DocumentId = document, PersonId = person, Action = action, Note = note is null ? null : Limits.Cut(note, Limits.Note), At = at };
}

internal sealed class TimelineMapping : IEntityTypeConfiguration<TimelineEntry>
{
    public void Configure(EntityTypeBuilder<TimelineEntry> entry)
    {
        entry.ToTable("Timeline");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Action).HasMaxLength(40);
        entry.Property(e => e.Note).HasMaxLength(Limits.Note);
        entry.HasIndex(e => new { e.DocumentId, e.At });
        entry.HasIndex(e => e.PersonId);
    }
}
