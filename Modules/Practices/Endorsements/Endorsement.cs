using Hub.SharedKernel;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Practices.Endorsements;

/// <summary>An organisation says, under its name, why it stands behind a practice. Another thing than publication; revocable.</summary>
internal sealed class Endorsement
{
    private Endorsement() { }

    public Guid Id { get; private set; }
    public Guid PracticeId { get; private set; }
    public string? OrganisationCode { get; private set; }
    public string OrganisationUk { get; private set; } = "";
    public string? OrganisationEn { get; private set; }
    public string BecauseUk { get; private set; } = "";
    public string? BecauseEn { get; private set; }
    public Guid ById { get; private set; }
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public Guid? RevokedBy { get; private set; }
    public string? RevokeReason { get; private set; }

    public const int MostOrganisation = 300;
    public const int MostBecause = 2000;

    public static Endorsement Give(
        Guid id, Practice practice, string? code, Both organisation, Both because, Guid by, DateTimeOffset now)
    {
        if (!practice.IsReadable)
            throw new RuleViolation("Practice.NotPublished");
        if (string.IsNullOrWhiteSpace(organisation.Uk))
            throw new RuleViolation("Endorsement.OrganisationNeeded", "Input.OrganisationUk");
        if (string.IsNullOrWhiteSpace(because.Uk))
            throw new RuleViolation("Endorsement.BecauseNeeded", "Input.BecauseUk");
        if (practice.IsAuthor(by) || IsSame(code, organisation.Uk, practice.OrganisationCode, practice.OrganisationUk))
            throw new RuleViolation("Endorsement.OwnPractice", "Input.OrganisationUk");
        return new()
        {
            Id = id,
            PracticeId = practice.Id,
            OrganisationCode = code,
            OrganisationUk = organisation.Uk.Trim(),
            OrganisationEn = organisation.EnOrNull,
            BecauseUk = because.Uk.Trim(),
            BecauseEn = because.EnOrNull,
            ById = by,
            At = now,
        };
    }

    public bool IsOf(string? code, string name) => IsSame(OrganisationCode, OrganisationUk, code, name);

    public void Revoke(Guid by, string reason, DateTimeOffset now)
    {
        if (RevokedAt is not null)
            throw new RuleViolation("Endorsement.AlreadyRevoked");
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation("Practice.ReasonNeeded", "Reason");
        (RevokedAt, RevokedBy, RevokeReason) = (now, by, reason.Trim());
    }

    // An organisation that praises its own practice says nothing; codes decide where both are known, else names.
    private static bool IsSame(string? code, string name, string? otherCode, string otherName) =>
        code is not null && otherCode is not null
            ? code == otherCode
            : string.Join(' ', Words.Tokens(name)) == string.Join(' ', Words.Tokens(otherName));
}

internal sealed class EndorsementMapping : IEntityTypeConfiguration<Endorsement>
{
    public void Configure(EntityTypeBuilder<Endorsement> endorsement)
    {
        endorsement.ToTable("Endorsements");
        endorsement.Property(e => e.Id).ValueGeneratedNever();
        endorsement.Property(e => e.OrganisationCode).HasMaxLength(8);
        endorsement.Property(e => e.OrganisationUk).HasMaxLength(Endorsement.MostOrganisation);
        endorsement.Property(e => e.OrganisationEn).HasMaxLength(Endorsement.MostOrganisation);
        endorsement.Property(e => e.BecauseUk).HasMaxLength(Endorsement.MostBecause);
        endorsement.Property(e => e.BecauseEn).HasMaxLength(Endorsement.MostBecause);
        endorsement.Property(e => e.RevokeReason).HasMaxLength(2000);
        endorsement.HasOne<Practice>().WithMany().HasForeignKey(e => e.PracticeId).OnDelete(DeleteBehavior.Cascade);
    }
}
