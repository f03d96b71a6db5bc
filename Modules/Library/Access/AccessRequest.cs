using Hub.Library.Files;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Library.Access;

/// <summary>What became of a request.</summary>
internal enum RequestState
{
    Waiting,
    Granted,
    Refused,
}

/// <summary>Somebody asks for a file that is given on request.</summary>
internal sealed class AccessRequest : IVersioned
{
    /// <summary>How long a granted file may be taken.</summary>
    public static readonly TimeSpan Granted = TimeSpan.FromDays(30);

    private AccessRequest() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid FileId { get; private init; }
    public Guid PersonId { get; private init; }
    public string Purpose { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
    public RequestState State { get; private set; }
    public string? Reason { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Until when a granted file may be taken.</summary>
    public DateTimeOffset? Until { get; private set; }
    public int Version { get; set; }

    public static AccessRequest Ask(Guid file, Guid person, string? purpose, DateTimeOffset now) =>
        new() { FileId = file, PersonId = person, Purpose = Limits.Needed(purpose, "Purpose", "Request.Purpose", Limits.Note), At = now, Version = 1 };

    public void Decide(bool grant, string? reason, Guid by, DateTimeOffset now)
    {
        if (State != RequestState.Waiting)
            throw new RuleViolation("Request.AlreadyDecided");
        Reason = Limits.Text(reason, "Reason", "Document.Reason", Limits.Note);
        if (!grant && Reason == "")
            throw new RuleViolation("Request.ReasonNeeded", "Reason");
        (State, DecidedBy, DecidedAt, Until) = (grant ? RequestState.Granted : RequestState.Refused, by, now, grant ? now + Granted : null);
    }

    public void ForgetDecider() => DecidedBy = null;
}

internal sealed class AccessRequestMapping : IEntityTypeConfiguration<AccessRequest>
{
    public void Configure(EntityTypeBuilder<AccessRequest> request)
    {
        request.ToTable("AccessRequests");
        request.Property(r => r.Id).ValueGeneratedNever();
        request.Property(r => r.Purpose).HasMaxLength(Limits.Note);
        request.Property(r => r.Reason).HasMaxLength(Limits.Note);
        request.HasOne<DocumentFile>().WithMany().HasForeignKey(r => r.FileId).OnDelete(DeleteBehavior.Cascade);
        request.HasIndex(r => new { r.PersonId, r.FileId });
        request.HasIndex(r => new { r.State, r.At });
        request.HasIndex(r => r.DecidedBy);
    }
}
