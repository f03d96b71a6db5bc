using System.Buffers.Text;
using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using Hub.Cabinet.People;
using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Organisations.Invitations;

/// <summary>A manager asks somebody in by e-mail. The mailed secret is kept as a hash only; the invitation is taken once, by the owner of the mailbox.</summary>
internal sealed class Invitation
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    private Invitation() { }

    public Guid Id { get; private set; }

    public Guid OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public string Email { get; private set; } = "";

    public string NormalizedEmail { get; private set; } = "";

    public string SecretHash { get; private set; } = "";

    public bool AsManager { get; private set; }

    public Guid? InvitedById { get; private set; }

    public DateTimeOffset InvitedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public Guid? AcceptedById { get; private set; }

    /// <summary>When it was taken or called back; null while it waits.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public static (Invitation Invitation, string Secret) To(EmailAddress email, Guid organisationId, bool asManager, Guid? by, DateTimeOffset now)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (new Invitation
        {
            Id = Guid.CreateVersion7(now),
            OrganisationId = organisationId,
            Email = email.Text,
            NormalizedEmail = email.Normalised,
            SecretHash = Hash(secret),
            AsManager = asManager,
            InvitedById = by,
            InvitedAt = now,
            ExpiresAt = now + Lasts,
        }, secret);
    }

    public void Accept(Person person, DateTimeOffset now)
    {
        if (AcceptedById is not null)
            throw new RuleViolation("Invitation.Used");
        if (ClosedAt is not null)
            throw new RuleViolation("Invitation.CalledBack");
        if (ExpiresAt <= now)
            throw new RuleViolation("Invitation.Expired");
        if (person.NormalizedEmail != NormalizedEmail || !person.EmailConfirmed)
            throw new RuleViolation("Invitation.Foreign", null, person.Email!);
        (AcceptedById, ClosedAt) = (person.Id, now);
    }

    public void CallBack(DateTimeOffset now)
    {
        if (ClosedAt is not null)
            throw new RuleViolation(AcceptedById is null ? "Invitation.CalledBack" : "Invitation.Used");
        ClosedAt = now;
    }

    public void MoveTo(Guid organisationId) => OrganisationId = organisationId;

    /// <summary>Can still be taken at a moment.</summary>
    public static Expression<Func<Invitation, bool>> Waiting(DateTimeOffset now) => i => i.ClosedAt == null && i.ExpiresAt > now;

    public static string Hash(string? secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret ?? "")));

    private sealed class Mapping : IEntityTypeConfiguration<Invitation>
    {
        public void Configure(EntityTypeBuilder<Invitation> invitation)
        {
            invitation.ToTable("Invitations");
            invitation.Property(i => i.Id).ValueGeneratedNever();
            invitation.Property(i => i.Email).HasMaxLength(EmailAddress.Longest);
            invitation.Property(i => i.NormalizedEmail).HasMaxLength(EmailAddress.Longest);
            invitation.Property(i => i.SecretHash).HasMaxLength(64);
            invitation.Property(i => i.ClosedAt).IsConcurrencyToken();
            invitation.HasOne(i => i.Organisation).WithMany().HasForeignKey(i => i.OrganisationId).OnDelete(DeleteBehavior.Restrict);
            invitation.HasIndex(i => i.SecretHash).IsUnique();
            invitation.HasIndex(i => new { i.OrganisationId, i.ClosedAt });
            invitation.HasIndex(i => new { i.NormalizedEmail, i.ClosedAt });
        }
    }
}
