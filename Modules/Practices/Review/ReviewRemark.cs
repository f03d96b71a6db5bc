using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Practices.Review;

internal enum RemarkKind
{
    /// <summary>Why an editor returned the section.</summary>
    ReturnReason,
    /// <summary>What an expert says about the section; the author sees it after the decision.</summary>
    ExpertComment,
    /// <summary>The author's reply to a reason.</summary>
    Reply,
}

/// <summary>Something said about one section of a version under review.</summary>
internal sealed class ReviewRemark
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid VersionId { get; init; }
    public RemarkKind Kind { get; init; }

    /// <summary>One of <see cref="PracticeContent.AllSections"/>.</summary>
    public string Section { get; init; } = "";
    public string Text { get; init; } = "";
    public Guid ById { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Which submission it belongs to, 1 for the first.</summary>
    public int Round { get; init; }
}

internal sealed class ReviewRemarkMapping : IEntityTypeConfiguration<ReviewRemark>
{
    public void Configure(EntityTypeBuilder<ReviewRemark> remark)
    {
        remark.ToTable("Remarks");
        remark.Property(r => r.Id).ValueGeneratedNever();
        remark.Property(r => r.Section).HasMaxLength(40);
        remark.Property(r => r.Text).HasMaxLength(4000);
        remark.HasOne<PracticeVersion>().WithMany().HasForeignKey(r => r.VersionId).OnDelete(DeleteBehavior.Cascade);
    }
}
