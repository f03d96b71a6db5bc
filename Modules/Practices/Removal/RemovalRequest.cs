using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Practices.Removal;

/// <summary>The owner asks to take a published practice out; an editor decides; a tombstone stays.</summary>
internal sealed class RemovalRequest : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PracticeId { get; init; }
    public Guid RequestedBy { get; init; }
    public string Reason { get; init; } = "";
    public DateTimeOffset At { get; init; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public bool? Agreed { get; private set; }
    public string? Answer { get; private set; }
    public int Version { get; set; } = 1;

    public const int MostReason = 2000;

    public static string Path(Guid request) => $"/practices/removal/decide/{request}";

    /// <summary>An editor answers; nobody answers their own wish.</summary>
    public void Decide(bool agreed, string answer, Guid by, DateTimeOffset now)
    {
        if (DecidedAt is not null)
            throw new RuleViolation("Removal.AlreadyDecided");
        if (by == RequestedBy)
            throw new RuleViolation("Practice.OwnPractice");
        if (!agreed && string.IsNullOrWhiteSpace(answer))
            throw new RuleViolation("Practice.ReasonNeeded", "Answer");
        (Agreed, Answer, DecidedBy, DecidedAt) = (agreed, answer.Trim(), by, now);
    }
}

internal sealed class RemovalRequestMapping : IEntityTypeConfiguration<RemovalRequest>
{
    public void Configure(EntityTypeBuilder<RemovalRequest> request)
    {
        request.ToTable("RemovalRequests");
        request.Property(r => r.Id).ValueGeneratedNever();
        request.Property(r => r.Reason).HasMaxLength(RemovalRequest.MostReason);
        request.Property(r => r.Answer).HasMaxLength(RemovalRequest.MostReason);
        request.HasOne<Practice>().WithMany().HasForeignKey(r => r.PracticeId).OnDelete(DeleteBehavior.Cascade);
        request.HasIndex(r => new { r.PracticeId, r.DecidedAt });
    }
}
