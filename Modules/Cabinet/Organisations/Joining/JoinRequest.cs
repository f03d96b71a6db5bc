using Hub.Cabinet.People;
using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Organisations.Joining;

/// <summary>What a person asks of an organisation.</summary>
internal enum RequestKind
{
    /// <summary>To be taken in as a member.</summary>
    Join,
    /// <summary>To manage an organisation nobody manages yet.</summary>
    Manage,
}

/// <summary>What became of a request.</summary>
internal enum RequestOutcome
{
    Waiting,
    Approved,
    Declined,
    Withdrawn,
}

/// <summary>A person asks to be taken in by an organisation, or to manage it. Decided once, with a reason when declined.</summary>
internal sealed class JoinRequest
{
    public const int TextLength = 500;

    private JoinRequest() { }

    public Guid Id { get; private set; }

    public Guid OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public Guid PersonId { get; private set; }

    public Person Person { get; private set; } = null!;

    public RequestKind Kind { get; private set; }

    /// <summary>What the person says of their work there.</summary>
    public string Message { get; private set; } = "";

    public DateTimeOffset AskedAt { get; private set; }

    public RequestOutcome Outcome { get; private set; }

    public Guid? DecidedById { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? Reason { get; private set; }

    public static JoinRequest Ask(Guid personId, Guid organisationId, RequestKind kind, string? message, DateTimeOffset now)
    {
        var text = (message ?? "").Trim();
        if (text.Length > TextLength)
            throw new RuleViolation("Request.MessageTooLong", "Input.Message", TextLength);
        return new()
        {
            Id = Guid.CreateVersion7(now),
            PersonId = personId,
            OrganisationId = organisationId,
            Kind = kind,
            Message = text,
            AskedAt = now,
        };
    }

    public void Approve(Guid? by, DateTimeOffset now) => Decide(RequestOutcome.Approved, by, now);

    public void Decline(string? reason, Guid? by, DateTimeOffset now)
    {
        var text = (reason ?? "").Trim();
        if (text.Length == 0)
            throw new RuleViolation("Request.ReasonMissing", "Input.Reason");
        if (text.Length > TextLength)
            throw new RuleViolation("Request.ReasonTooLong", "Input.Reason", TextLength);
        Decide(RequestOutcome.Declined, by, now);
        Reason = text;
    }

    public void Withdraw(DateTimeOffset now) => Decide(RequestOutcome.Withdrawn, PersonId, now);

    /// <summary>The organisation asked was taken over by another.</summary>
    public void MoveTo(Guid organisationId) => OrganisationId = organisationId;

    private void Decide(RequestOutcome outcome, Guid? by, DateTimeOffset now)
    {
        if (DecidedAt is not null)
            throw new RuleViolation("Request.AlreadyDecided");
        (Outcome, DecidedById, DecidedAt) = (outcome, by, now);
    }

    private sealed class Mapping : IEntityTypeConfiguration<JoinRequest>
    {
        public void Configure(EntityTypeBuilder<JoinRequest> request)
        {
            request.ToTable("JoinRequests");
            request.Property(r => r.Id).ValueGeneratedNever();
            request.Property(r => r.Message).HasMaxLength(TextLength);
            request.Property(r => r.Reason).HasMaxLength(TextLength);
            request.Property(r => r.DecidedAt).IsConcurrencyToken();
            request.HasOne(r => r.Person).WithMany().HasForeignKey(r => r.PersonId);
            request.HasOne(r => r.Organisation).WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
            request.HasIndex(r => new { r.OrganisationId, r.DecidedAt });
            request.HasIndex(r => new { r.PersonId, r.AskedAt });
            request.HasIndex(r => new { r.DecidedAt, r.AskedAt });
        }
    }
}
