using System.Linq.Expressions;
using Hub.Cabinet.People;
using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Acting;

/// <summary>A person lets the portal's administrators act for them for a day, to be helped.</summary>
internal sealed class HelpConsent
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    private HelpConsent() { }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public DateTimeOffset GivenAt { get; private set; }

    public DateTimeOffset Until { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public static HelpConsent Give(Guid personId, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), PersonId = personId, GivenAt = now, Until = now + Lasts };

    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;

    public static Expression<Func<HelpConsent, bool>> Valid(DateTimeOffset now) => c => c.WithdrawnAt == null && c.Until > now;

    private sealed class Mapping : IEntityTypeConfiguration<HelpConsent>
    {
        public void Configure(EntityTypeBuilder<HelpConsent> consent)
        {
            consent.ToTable("HelpConsents");
            consent.Property(c => c.Id).ValueGeneratedNever();
            consent.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
            consent.HasIndex(c => new { c.PersonId, c.Until });
        }
    }
}

/// <summary>An administrator acts for a person: since when, why, until when. Kept when it is over.</summary>
internal sealed class ActingTime
{
    public const int ReasonLength = 500;
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private ActingTime() { }

    public Guid Id { get; private set; }

    public Guid AdministratorId { get; private set; }

    public Guid PersonId { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Ends by itself then: after an hour, or with the consent.</summary>
    public DateTimeOffset Until { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public static ActingTime Start(Guid administratorId, HelpConsent consent, string? reason, DateTimeOffset now)
    {
        var text = (reason ?? "").Trim();
        if (text.Length == 0)
            throw new RuleViolation("Acting.ReasonMissing", "Input.Reason");
        if (text.Length > ReasonLength)
            throw new RuleViolation("Acting.ReasonTooLong", "Input.Reason", ReasonLength);
        return new()
        {
            Id = Guid.CreateVersion7(now),
            AdministratorId = administratorId,
            PersonId = consent.PersonId,
            Reason = text,
            StartedAt = now,
            Until = now + Longest < consent.Until ? now + Longest : consent.Until,
        };
    }

    public void End(DateTimeOffset now) => EndedAt ??= now < Until ? now : Until;

    private sealed class Mapping : IEntityTypeConfiguration<ActingTime>
    {
        public void Configure(EntityTypeBuilder<ActingTime> acting)
        {
            acting.ToTable("ActingTimes");
            acting.Property(a => a.Id).ValueGeneratedNever();
            acting.Property(a => a.Reason).HasMaxLength(ReasonLength);
            acting.Property(a => a.EndedAt).IsConcurrencyToken();
            // No references: the line outlives both accounts.
            acting.HasIndex(a => new { a.PersonId, a.EndedAt });
            acting.HasIndex(a => new { a.EndedAt, a.Until });
        }
    }
}
