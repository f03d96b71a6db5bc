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

    /// <summary>The submission it belongs to; an expert may be asked again after the next one.</summary>
    public int Round { get; private set; }
    public string? Question { get; private set; }
    public Recommendation? Recommendation { get; private set; }
    public string? Advice { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public DateTimeOffset? DeclinedAt { get; private set; }
    public string? DeclineReason { get; private set; }

    /// <summary>The editor decided without waiting for this advice.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When the expert was told that the advice is late; once.</summary>
    public DateTimeOffset? OverdueToldAt { get; private set; }
    public int Version { get; set; } = 1;

    public const int AdviceDays = 10;
    public const int MostAdviceDays = 60;
    public const int MostQuestion = 2000;
    public const int MostAdvice = 8000;

    public bool IsOpen => AnsweredAt is null && DeclinedAt is null && ClosedAt is null;

    /// <param name="due">Last moment for the advice; after <see cref="AdviceDays"/> when null.</param>
    public static ExpertInvitation Invite(
        Guid expert, PracticeVersion version, Practice practice, Guid editor, string? question, DateTimeOffset now, DateTimeOffset? due = null)
    {
        if (version.State != VersionState.UnderReview)
            throw new RuleViolation("Practice.NotInReview");
        if (version.EditorId != editor)
            throw new RuleViolation("Practice.TakenByAnother");
        if (expert == version.AuthorId || practice.IsAuthor(expert))
            throw new RuleViolation("Expert.IsAuthor", "Input.ExpertId");
        if (expert == editor)
            throw new RuleViolation("Expert.IsEditor", "Input.ExpertId");
        if (due <= now || due > now.AddDays(MostAdviceDays + 1))
            throw new RuleViolation("Expert.DueOutside", "Input.Due", MostAdviceDays);
        return new()
        {
            Id = Guid.CreateVersion7(),
            VersionId = version.Id,
            ExpertId = expert,
            InvitedBy = editor,
            InvitedAt = now,
            Round = version.Round,
            DueAt = due ?? now.AddDays(AdviceDays),
            Question = string.IsNullOrWhiteSpace(question) ? null : question.Trim(),
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
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation("Practice.ReasonNeeded", "Reason");
        (DeclinedAt, DeclineReason) = (now, reason.Trim());
    }

    /// <summary>The decision fell; nobody waits any more.</summary>
    public void Close(DateTimeOffset now) => ClosedAt ??= now;

    public void TellOverdue(DateTimeOffset now) => OverdueToldAt = now;

    private void RequireOpen(Guid expert)
    {
        if (expert != ExpertId)
            throw new RuleViolation("Expert.NotInvited");
        if (ClosedAt is not null)
            throw new RuleViolation("Expert.NoLongerNeeded");
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
        invitation.Property(i => i.Question).HasMaxLength(ExpertInvitation.MostQuestion);
        invitation.Property(i => i.Advice).HasMaxLength(ExpertInvitation.MostAdvice);
        invitation.Property(i => i.DeclineReason).HasMaxLength(2000);
        invitation.HasOne<PracticeVersion>().WithMany().HasForeignKey(i => i.VersionId).OnDelete(DeleteBehavior.Cascade);
        invitation.HasIndex(i => new { i.VersionId, i.ExpertId, i.Round }).IsUnique();
        invitation.HasIndex(i => i.ExpertId);
    }
}
