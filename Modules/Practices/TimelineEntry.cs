using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Practices;

/// <summary>One step of a practice's way, visible to its author and to editors.</summary>
internal sealed class TimelineEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PracticeId { get; init; }
    public Guid? VersionId { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Who; null for the portal itself.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Key of the sentence, under <c>Timeline.{Action}</c>.</summary>
    public string Action { get; init; } = "";

    /// <summary>Reason or comment as it was written.</summary>
    public string? Note { get; init; }

    /// <summary>Whether readers of the published practice see it too.</summary>
    public bool IsPublic { get; init; }
}

internal sealed class TimelineMapping : IEntityTypeConfiguration<TimelineEntry>
{
    public void Configure(EntityTypeBuilder<TimelineEntry> entry)
    {
        entry.ToTable("Timeline");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Action).HasMaxLength(60);
        entry.Property(e => e.Note).HasMaxLength(4000);
        entry.HasOne<Practice>().WithMany().HasForeignKey(e => e.PracticeId).OnDelete(DeleteBehavior.Cascade);
        entry.HasIndex(e => new { e.PracticeId, e.At });
    }
}
