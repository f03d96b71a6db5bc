using System.Linq.Expressions;
using Hub.Cabinet.Organisations;
using Hub.Cabinet.People;
using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Roles;

/// <summary>A role given to a person: by whom, when, why and until when. Never deleted: taking it back is written beside it.</summary>
internal sealed class Grant
{
    public const int ReasonLength = 500;

    private Grant() { }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public Person Person { get; private set; } = null!;

    /// <summary>Key of the role as its module declares it.</summary>
    public string RoleKey { get; private set; } = "";

    /// <summary>Who gave it; null for the portal itself (command line, demonstration).</summary>
    public Guid? GrantedById { get; private set; }

    public DateTimeOffset GrantedAt { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTimeOffset? From { get; private set; }

    public DateTimeOffset? Until { get; private set; }

    /// <summary>The role counts only for this organisation; null for all.</summary>
    public Guid? OrganisationId { get; private set; }

    /// <summary>The role counts only in this region (КАТОТТГ); null everywhere.</summary>
    public string? Region { get; private set; }

    public Guid? RevokedById { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public string? RevokeReason { get; private set; }

    /// <summary>When the holder was told that it ends soon.</summary>
    public DateTimeOffset? EndAnnouncedAt { get; private set; }

    /// <summary>When the holder was told that it has ended.</summary>
    public DateTimeOffset? EndToldAt { get; private set; }

    public static Grant Give(Guid personId, string roleKey, Guid? by, string? reason, DateTimeOffset now,
        DateTimeOffset? from = null, DateTimeOffset? until = null, GrantScope? scope = null)
    {
        if (until <= (from ?? now))
            throw new RuleViolation("Grant.EndsBeforeItBegins", "Input.Until");
        return new Grant
        {
            Id = Guid.CreateVersion7(now),
            PersonId = personId,
            RoleKey = roleKey,
            GrantedById = by,
            GrantedAt = now,
            Reason = Stated(reason),
            From = from,
            Until = until,
            OrganisationId = scope?.OrganisationId,
            Region = scope?.Region,
        };
    }

    /// <summary>The organisation it is limited to was taken over by another.</summary>
    public void MoveTo(Guid organisationId) => OrganisationId = organisationId;

    /// <summary>Whether both, not taken back and not over, give one person the same within the same limits, whenever that is.</summary>
    public bool SaysTheSame(Grant other, DateTimeOffset now) =>
        (PersonId, RoleKey, Region) == (other.PersonId, other.RoleKey, other.Region) && IsAlive(now) && other.IsAlive(now);

    /// <summary>Whether it lasts at least as long as another from now on.</summary>
    public bool Covers(Grant other, DateTimeOffset now) =>
        (From is null || From <= now || From <= other.From) && (Until is null || Until >= other.Until);

    /// <summary>Counts now or will.</summary>
    public bool IsAlive(DateTimeOffset now) => RevokedAt is null && (Until is null || Until > now);

    public void AnnounceEnd(DateTimeOffset now) => EndAnnouncedAt ??= now;

    public void TellEnd(DateTimeOffset now) => EndToldAt ??= now;

    public void Revoke(Guid? by, string? reason, DateTimeOffset now)
    {
        if (RevokedAt is not null)
            throw new RuleViolation("Grant.AlreadyRevoked");
        (RevokedById, RevokedAt, RevokeReason) = (by, now, Stated(reason));
    }

    /// <summary>Counts at a moment.</summary>
    public static Expression<Func<Grant, bool>> Valid(DateTimeOffset now) =>
        g => g.RevokedAt == null && (g.From == null || g.From <= now) && (g.Until == null || g.Until > now);

    private static string Stated(string? reason)
    {
        var text = (reason ?? "").Trim();
        if (text.Length == 0)
            throw new RuleViolation("Grant.ReasonMissing", "Input.Reason");
        return text.Length <= ReasonLength ? text : throw new RuleViolation("Grant.ReasonTooLong", "Input.Reason", ReasonLength);
    }

    private sealed class Mapping : IEntityTypeConfiguration<Grant>
    {
        public void Configure(EntityTypeBuilder<Grant> grant)
        {
            grant.ToTable("Grants");
            grant.Property(g => g.Id).ValueGeneratedNever();
            grant.Property(g => g.RoleKey).HasMaxLength(100);
            grant.Property(g => g.Reason).HasMaxLength(ReasonLength);
            grant.Property(g => g.RevokeReason).HasMaxLength(ReasonLength);
            grant.Property(g => g.Region).HasMaxLength(19);
            grant.Property(g => g.RevokedAt).IsConcurrencyToken();
            grant.HasOne(g => g.Person).WithMany(p => p.Grants).HasForeignKey(g => g.PersonId);
            grant.HasOne<Organisation>().WithMany().HasForeignKey(g => g.OrganisationId).OnDelete(DeleteBehavior.Restrict);
            grant.HasIndex(g => new { g.RoleKey, g.RevokedAt });
            grant.HasIndex(g => new { g.RevokedAt, g.Until });
            grant.HasIndex(g => g.Region);
            grant.HasIndex(g => g.GrantedAt);
        }
    }
}

/// <summary>Limits of a role.</summary>
/// <param name="OrganisationId">Counts only for this organisation; null for all.</param>
/// <param name="Region">Counts only in this region (КАТОТТГ); null everywhere.</param>
internal sealed record GrantScope(Guid? OrganisationId, string? Region)
{
    public static readonly GrantScope Everywhere = new(null, null);
}
