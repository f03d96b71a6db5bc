using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest.Jury;

/// <summary>A juror's score of one criterion.</summary>
internal sealed class Score
{
    public const int MostComment = 2000;

    public Guid BallotId { get; init; }
    public Guid CriterionId { get; init; }

    /// <summary>On the criterion's scale, two digits after the point at most; null when only commented or taken back.</summary>
    public decimal? Value { get; private set; }
    public string Comment { get; private set; } = "";
    public DateTimeOffset SavedAt { get; private set; }

    public void Become(decimal? value, string comment, DateTimeOffset now) => (Value, Comment, SavedAt) = (value, comment, now);
}

/// <summary>A score was given, changed or taken back; kept for ever.</summary>
internal sealed class ScoreChange
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid BallotId { get; init; }
    public Guid CriterionId { get; init; }
    public decimal? Before { get; init; }
    public decimal? After { get; init; }
    public string CommentBefore { get; init; } = "";
    public string CommentAfter { get; init; } = "";
    public Guid ById { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class ScoreMapping : IEntityTypeConfiguration<Score>, IEntityTypeConfiguration<ScoreChange>
{
    public void Configure(EntityTypeBuilder<Score> score)
    {
        score.ToTable("Scores");
        score.HasKey(s => new { s.BallotId, s.CriterionId });
        score.Property(s => s.Comment).HasMaxLength(Score.MostComment);
        score.HasOne<Criterion>().WithMany().HasForeignKey(s => s.CriterionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ScoreChange> change)
    {
        change.ToTable("ScoreChanges");
        change.Property(c => c.Id).ValueGeneratedNever();
        change.Property(c => c.CommentBefore).HasMaxLength(Score.MostComment);
        change.Property(c => c.CommentAfter).HasMaxLength(Score.MostComment);
        change.HasOne<Ballot>().WithMany().HasForeignKey(c => c.BallotId).OnDelete(DeleteBehavior.Cascade);
        change.HasIndex(c => new { c.BallotId, c.At });
    }
}
