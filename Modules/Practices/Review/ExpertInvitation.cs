using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Practices.Review;

internal enum Recommendation
{
    Publish,
    Improve,
    Reject,
}

/// <summary>An expert asked for advice on a version. Experts recommend; they never decide.</summary>
internal sealed class ExpertInvitation : IVersioned
{
    private ExpertInvitation() { }

    public Guid Id { get; private set; }
    public Guid VersionId { get; private set; }
    public Guid ExpertId { get; private set; }
    public Guid InvitedBy { get; private set; }
    public DateTimeOffset InvitedAt { get; private set; }
    public DateTimeOffset DueAt { get; private set; }
    public string? Question { get; private set; }
    public Recommendation? Recommendation { get; private set; }
    public string? Advice { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public DateTimeOffset? DeclinedAt { get; private set; }
    public string? DeclineReason { get; private set; }
    public int Version { get; set; } = 1;

    public const int AdviceDays = 10;

    public bool IsOpen => AnsweredAt is null && DeclinedAt is null;

    public static ExpertInvitation Invite(Guid expert, PracticeVersion version, Practice practice, Guid editor, string? question, DateTimeOffset now)
    {
        if (version.State != VersionState.UnderReview)
            throw new RuleViolation("Practice.NotInReview");
        if (version.EditorId != editor)
            throw new RuleViolation("Practice.TakenByAnother");
        if (expert == version.AuthorId || practice.IsAuthor(expert))
            throw new RuleViolation("Expert.IsAuthor", "ExpertId");
        return new()
        {
            Id = Guid.CreateVersion7(), VersionId = version.Id, ExpertId = expert, InvitedBy = editor, InvitedAt = now,
            DueAt = now.AddDays(AdviceDays), Question = string.IsNullOrWhiteSpace(question) ? null : question.Trim(),
        };
    }

    public void Recommend(Guid expert, Recommendation recommendation, string advice, DateTimeOffset now)
    {
        RequireOpen(expert);
        if (string.IsNullOrWhiteSpace(advice))
            throw new RuleViolation("Expert.AdviceNeeded", "Input.Advice");
        (Recommendation, Advice, AnsweredAt) = (recommendation, advice.Trim(), now);
    }

    public void Decline(Guid expert, string reason, DateTimeOffset now)
    {
        RequireOpen(expert);
        (DeclinedAt, DeclineReason) = (now, reason.Trim());
    }

    private void RequireOpen(Guid expert)
    {
        if (expert != ExpertId)
            throw new RuleViolation("Expert.NotInvited");
        if (!IsOpen)
            throw new RuleViolation("Expert.AlreadyAnswered");
    }
}

internal sealed class ExpertInvitationMapping : IEntityTypeConfiguration<ExpertInvitation>
{
    public void Configure(EntityTypeBuilder<ExpertInvitation> invitation)
    {
        invitation.ToTable("ExpertInvitations");
        invitation.Property(i => i.Id).ValueGeneratedNever();
        invitation.Property(i => i.Question).HasMaxLength(2000);
        invitation.Property(i => i.Advice).HasMaxLength(8000);
        invitation.Property(i => i.DeclineReason).HasMaxLength(2000);
        invitation.HasOne<PracticeVersion>().WithMany().HasForeignKey(i => i.VersionId).OnDelete(DeleteBehavior.Cascade);
        invitation.HasIndex(i => new { i.VersionId, i.ExpertId }).IsUnique();
        invitation.HasIndex(i => i.ExpertId);
    }
}
