using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest;

/// <summary>One step of a round's or an entry's way.</summary>
internal sealed class TimelineEntry
{
    public const int MostNote = 4000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid RoundId { get; init; }

    /// <summary>The entry concerned; null for a step of the whole round.</summary>
    public Guid? EntryId { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Who; null for the portal itself.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Key of the sentence, under <c>Timeline.{Action}</c>.</summary>
    public string Action { get; init; } = "";

    /// <summary>Reason or comment as it was written.</summary>
    public string? Note { get; init; }

    /// <summary>Whether everybody sees it on the round's page.</summary>
    public bool IsPublic { get; init; }
}

internal sealed class TimelineMapping : IEntityTypeConfiguration<TimelineEntry>
{
    public void Configure(EntityTypeBuilder<TimelineEntry> entry)
    {
        entry.ToTable("Timeline");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Action).HasMaxLength(40);
        entry.Property(e => e.Note).HasMaxLength(TimelineEntry.MostNote);
        entry.HasOne<Round>().WithMany().HasForeignKey(e => e.RoundId).OnDelete(DeleteBehavior.Cascade);
        entry.HasIndex(e => new { e.RoundId, e.At });
        entry.HasIndex(e => new { e.EntryId, e.At });
        entry.HasIndex(e => e.PersonId);
    }
}
