using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Practices;

/// <summary>A place won in the national competition, as the Contest told.</summary>
internal sealed class Award
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PracticeId { get; init; }
    public int Year { get; init; }
    public string NominationUk { get; init; } = "";
    public string? NominationEn { get; init; }

    /// <summary>1 for the winner; null for a special prize.</summary>
    public int? Place { get; init; }

    /// <summary>When the competition took it back; it is shown no more.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;
}

internal sealed class AwardMapping : IEntityTypeConfiguration<Award>
{
    public void Configure(EntityTypeBuilder<Award> award)
    {
        award.ToTable("Awards");
        award.Property(a => a.Id).ValueGeneratedNever();
        award.Property(a => a.NominationUk).HasMaxLength(200);
        award.Property(a => a.NominationEn).HasMaxLength(200);
        award.HasOne<Practice>().WithMany().HasForeignKey(a => a.PracticeId).OnDelete(DeleteBehavior.Cascade);
        award.HasIndex(a => new { a.PracticeId, a.Year, a.NominationUk });
    }
}
