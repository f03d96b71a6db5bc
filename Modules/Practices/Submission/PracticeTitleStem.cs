using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Practices.Submission;

/// <summary>One word stem of a published title, so that similar titles are found by an index and not by reading them all.</summary>
internal sealed class PracticeTitleStem
{
    public string Stem { get; init; } = "";
    public Guid PracticeId { get; init; }
}

internal sealed class PracticeTitleStemMapping : IEntityTypeConfiguration<PracticeTitleStem>
{
    public void Configure(EntityTypeBuilder<PracticeTitleStem> stem)
    {
        stem.ToTable("TitleStems");
        stem.HasKey(s => new { s.Stem, s.PracticeId });
        stem.Property(s => s.Stem).HasMaxLength(SharedKernel.Text.Words.LongestToken);
        stem.HasOne<Practice>().WithMany().HasForeignKey(s => s.PracticeId).OnDelete(DeleteBehavior.Cascade);
        stem.HasIndex(s => s.PracticeId);
    }
}
