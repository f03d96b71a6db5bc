using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest;

/// <summary>One version of a round's rules. A version once saved is never changed: jurors accepted just that one.</summary>
internal sealed class RulesVersion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid RoundId { get; init; }

    /// <summary>From 1.</summary>
    public int Number { get; init; }

    /// <summary>Markdown.</summary>
    public string TextUk { get; init; } = "";

    /// <summary>Markdown; null when there is no English text.</summary>
    public string? TextEn { get; init; }

    /// <summary>What is new, for readers; empty for the first.</summary>
    public string ChangesUk { get; init; } = "";
    public string? ChangesEn { get; init; }
    public Guid ById { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class RulesVersionMapping : IEntityTypeConfiguration<RulesVersion>
{
    public void Configure(EntityTypeBuilder<RulesVersion> rules)
    {
        rules.ToTable("Rules");
        rules.Property(r => r.Id).ValueGeneratedNever();
        rules.Property(r => r.ChangesUk).HasMaxLength(Round.MostReason);
        rules.Property(r => r.ChangesEn).HasMaxLength(Round.MostReason);
        rules.HasOne<Round>().WithMany().HasForeignKey(r => r.RoundId).OnDelete(DeleteBehavior.Cascade);
        rules.HasIndex(r => new { r.RoundId, r.Number }).IsUnique();
    }
}
