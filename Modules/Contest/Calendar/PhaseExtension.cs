using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest;

/// <summary>A phase was made longer; the reason is public.</summary>
internal sealed class PhaseExtension
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid RoundId { get; init; }
    public Phase Phase { get; init; }
    public DateTimeOffset EndedAt { get; init; }
    public DateTimeOffset EndsAt { get; init; }
    public string ReasonUk { get; init; } = "";
    public string? ReasonEn { get; init; }
    public Guid ById { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class PhaseExtensionMapping : IEntityTypeConfiguration<PhaseExtension>
{
    public void Configure(EntityTypeBuilder<PhaseExtension> extension)
    {
        extension.ToTable("Extensions");
        extension.Property(e => e.Id).ValueGeneratedNever();
        extension.Property(e => e.ReasonUk).HasMaxLength(Round.MostReason);
        extension.Property(e => e.ReasonEn).HasMaxLength(Round.MostReason);
        extension.HasOne<Round>().WithMany().HasForeignKey(e => e.RoundId).OnDelete(DeleteBehavior.Cascade);
        extension.HasIndex(e => new { e.RoundId, e.At });
    }
}
