using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest;

/// <summary>Settings of a round were changed before the jury began: what they were and what they became.</summary>
internal sealed class SettingsChange
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid RoundId { get; init; }

    /// <summary>The <see cref="RoundSettings"/> before, as JSON.</summary>
    public string Before { get; init; } = "";

    /// <summary>The <see cref="RoundSettings"/> after, as JSON.</summary>
    public string After { get; init; } = "";
    public Guid ById { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class SettingsChangeMapping : IEntityTypeConfiguration<SettingsChange>
{
    public void Configure(EntityTypeBuilder<SettingsChange> change)
    {
        change.ToTable("SettingsChanges");
        change.Property(c => c.Id).ValueGeneratedNever();
        change.Property(c => c.Before).HasMaxLength(4000);
        change.Property(c => c.After).HasMaxLength(4000);
        change.HasOne<Round>().WithMany().HasForeignKey(c => c.RoundId).OnDelete(DeleteBehavior.Cascade);
        change.HasIndex(c => new { c.RoundId, c.At });
    }
}
