using System.Security.Cryptography;
using System.Text;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest.Jury;

/// <summary>Whom a juror speaks for.</summary>
internal enum JurorCategory { Scholar, International, Government, Ngo }

/// <summary>Where a juror is between invitation and leaving.</summary>
internal enum JurorState { Invited, Accepted, Declined, Left }

/// <summary>A juror of one round. The right to score comes from this row and its state, not from a role.</summary>
internal sealed class Juror : IVersioned
{
    private Juror() { }

    public const int MostName = 200;
    public const int MostPreferences = 2000;

    public Guid Id { get; private set; }
    public Guid RoundId { get; private set; }

    /// <summary>The account; null until the invited person accepts with one.</summary>
    public Guid? PersonId { get; private set; }
    public string NameUk { get; private set; } = "";
    public string? NameEn { get; private set; }
    public string? Email { get; private set; }
    public JurorCategory Category { get; private set; }
    public JurorState State { get; private set; }

    /// <summary>SHA-256 of the secret in the invitation's link; null once it was used.</summary>
    public string? TokenHash { get; private set; }
    public Guid InvitedBy { get; private set; }
    public DateTimeOffset InvitedAt { get; private set; }

    /// <summary>Until when the invitation can be answered: the first moment that is too late; null for ever.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>When the juror was last reminded, of the invitation or of the entries.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>Which version of the rules was accepted; see <see cref="RulesVersion.Number"/>.</summary>
    public int? AcceptedRules { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public string? DeclineReason { get; private set; }

    /// <summary>Number in the protocol where jurors bear pseudonyms, from 1.</summary>
    public int Pseudonym { get; private set; }

    /// <summary>КАТОТТГ code of the region the juror works in; empty when none was declared.</summary>
    public string Region { get; private set; } = "";

    /// <summary>What the juror would rather read or not, for whoever assigns.</summary>
    public string Preferences { get; private set; } = "";

    public DateTimeOffset? LeftAt { get; private set; }
    public string? LeftReason { get; private set; }
    public int Version { get; set; } = 1;

    /// <summary>Whether the juror may read and score now.</summary>
    public bool IsActive => State == JurorState.Accepted;

    private readonly List<JurorNomination> nominations = [];

    /// <summary>Nominations of the juror's team, with how much each is preferred; none stands for all. Always loaded.</summary>
    public IReadOnlyList<JurorNomination> Nominations => nominations;

    public static Juror Invite(Guid id, Guid round, Guid? person, string nameUk, string? nameEn, string? email, JurorCategory category, int pseudonym, string? tokenHash, Guid by, DateTimeOffset now, DateTimeOffset? expires = null) => new()
    {
        Id = id,
        RoundId = round,
        PersonId = person,
        NameUk = Limits.Line(nameUk, "Input.NameUk", "Field.NameUk", MostName) is { Length: > 0 } name ? name : throw new RuleViolation("Juror.NameNeeded", "Input.NameUk"),
        NameEn = Limits.LineOrNull(nameEn, "Input.NameEn", "Field.NameEn", MostName),
        Email = email,
        Category = category,
        Pseudonym = pseudonym,
        TokenHash = tokenHash,
        InvitedBy = by,
        InvitedAt = now,
        ExpiresAt = expires,
    };

    public bool IsExpired(DateTimeOffset now) => State == JurorState.Invited && now >= ExpiresAt;

    /// <summary>The invitation goes out once more, with a new term; the link sent before works no longer once a new one is made.</summary>
    public void InviteAgain(DateTimeOffset expires, DateTimeOffset now)
    {
        RequireUnanswered();
        if (expires <= now)
            throw new RuleViolation("Juror.ExpiresPast", "Input.Expires");
        (ExpiresAt, RemindedAt) = (expires, null);
    }

    /// <summary>The secret of the link that is being sent; only its hash is kept.</summary>
    public void Seal(string secret)
    {
        RequireUnanswered();
        TokenHash = HashOf(secret);
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public void Remind(DateTimeOffset now) => RemindedAt = now;

    private void RequireUnanswered()
    {
        if (State != JurorState.Invited)
            throw new RuleViolation("Juror.Answered");
    }

    /// <summary>The invited person takes part and accepts a version of the rules.</summary>
    public void Accept(Guid person, int rules, DateTimeOffset now)
    {
        RequireUnanswered();
        if (IsExpired(now))
            throw new RuleViolation("Juror.Expired", null, ExpiresAt!.Value);
        (State, PersonId, AcceptedRules, AnsweredAt, TokenHash) = (JurorState.Accepted, person, rules, now, null);
    }

    public void Decline(string? reason, DateTimeOffset now)
    {
        RequireUnanswered();
        (State, AnsweredAt, TokenHash) = (JurorState.Declined, now, null);
        DeclineReason = Limits.TextOrNull(reason, "Reason", "Field.Reason", Round.MostReason);
    }

    /// <summary>Leaves the jury; complete ballots stay, and the reason is kept.</summary>
    public void Leave(string reason, DateTimeOffset now)
    {
        if (State != JurorState.Accepted)
            throw new RuleViolation("Juror.NotActive");
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation("Juror.ReasonNeeded", "Reason");
        (State, LeftAt, LeftReason) = (JurorState.Left, now, Limits.Text(reason, "Reason", "Field.Reason", Round.MostReason));
    }

    public void Declare(string region, string? preferences)
    {
        Region = region;
        Preferences = Limits.Text(preferences, "Input.Preferences", "Field.Preferences", MostPreferences);
    }

    /// <summary>Replaces the juror's nominations.</summary>
    /// <param name="wanted">Nomination and preference: −1 rather not, 0 as it comes, 1 gladly.</param>
    public void JoinTeams(IEnumerable<(Guid Nomination, int Preference)> wanted)
    {
        nominations.Clear();
        nominations.AddRange(wanted.DistinctBy(w => w.Nomination).Select(w => new JurorNomination { JurorId = Id, NominationId = w.Nomination, Preference = Math.Sign(w.Preference) }));
    }

    /// <summary>The juror's account was erased: ballots stay in the count, the person leaves the list.</summary>
    public void Forget(string formerUk, string formerEn)
    {
        (PersonId, NameUk, NameEn, Email, TokenHash, Preferences, Region) = (null, formerUk, formerEn, null, null, "", "");
        (DeclineReason, LeftReason) = (null, LeftReason is null ? null : "");
    }
}

/// <summary>A nomination a juror reads for.</summary>
internal sealed class JurorNomination
{
    public Guid JurorId { get; init; }
    public Guid NominationId { get; init; }

    /// <summary>−1 rather not, 0 as it comes, 1 gladly.</summary>
    public int Preference { get; init; }
}

internal sealed class JurorMapping : IEntityTypeConfiguration<Juror>, IEntityTypeConfiguration<JurorNomination>
{
    public void Configure(EntityTypeBuilder<Juror> juror)
    {
        juror.ToTable("Jurors");
        juror.Property(j => j.Id).ValueGeneratedNever();
        juror.Property(j => j.NameUk).HasMaxLength(Juror.MostName);
        juror.Property(j => j.NameEn).HasMaxLength(Juror.MostName);
        juror.Property(j => j.Email).HasMaxLength(254);
        juror.Property(j => j.TokenHash).HasMaxLength(64);
        juror.Property(j => j.Region).HasMaxLength(19);
        juror.Property(j => j.Preferences).HasMaxLength(Juror.MostPreferences);
        juror.Property(j => j.DeclineReason).HasMaxLength(Round.MostReason);
        juror.Property(j => j.LeftReason).HasMaxLength(Round.MostReason);
        juror.HasOne<Round>().WithMany().HasForeignKey(j => j.RoundId).OnDelete(DeleteBehavior.Restrict);
        juror.HasIndex(j => new { j.RoundId, j.PersonId }).IsUnique().HasFilter("\"PersonId\" IS NOT NULL");
        juror.HasIndex(j => new { j.RoundId, j.Pseudonym }).IsUnique();
        juror.HasIndex(j => j.TokenHash).IsUnique().HasFilter("\"TokenHash\" IS NOT NULL");
        juror.HasIndex(j => j.PersonId);
        juror.HasIndex(j => new { j.State, j.ExpiresAt });
        juror.HasMany(j => j.Nominations).WithOne().HasForeignKey(n => n.JurorId).OnDelete(DeleteBehavior.Cascade);
        juror.Navigation(j => j.Nominations).HasField("nominations").AutoInclude();
    }

    public void Configure(EntityTypeBuilder<JurorNomination> nomination)
    {
        nomination.ToTable("JurorNominations");
        nomination.HasKey(n => new { n.JurorId, n.NominationId });
        nomination.HasOne<Nomination>().WithMany().HasForeignKey(n => n.NominationId).OnDelete(DeleteBehavior.Restrict);
    }
}
