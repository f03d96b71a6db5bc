using Hub.Cabinet.People;
using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Personal;

/// <summary>What a person can agree to.</summary>
internal enum ConsentKind
{
    /// <summary>How the portal handles personal data; needed for an account.</summary>
    Privacy,
    /// <summary>To be asked now and then how the portal could be better; as they wish.</summary>
    Research,
}

/// <summary>
/// A text to agree to: its kind, and the version that counts now. A new version is asked for again; the old agreement stays in the history.
/// </summary>
internal sealed record ConsentText(ConsentKind Kind, string Version, bool Required)
{
    public static IReadOnlyList<ConsentText> All { get; } =
        [new(ConsentKind.Privacy, "2026-11", Required: true), new(ConsentKind.Research, "2026-11", Required: false)];

    public static ConsentText Of(ConsentKind kind) => All.Single(t => t.Kind == kind);
}

/// <summary>A person agreed to a version of a text. Never changed afterwards but by taking it back.</summary>
internal sealed class Consent
{
    private Consent() { }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public ConsentKind Kind { get; private set; }

    /// <summary>Version of the text as it was read.</summary>
    public string TextVersion { get; private set; } = "";

    public DateTimeOffset GivenAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public static Consent Give(Guid personId, ConsentKind kind, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PersonId = personId,
        Kind = kind,
        TextVersion = ConsentText.Of(kind).Version,
        GivenAt = now,
    };

    public void Withdraw(DateTimeOffset now)
    {
        if (ConsentText.Of(Kind).Required)
            throw new RuleViolation("Consent.Needed");
        WithdrawnAt ??= now;
    }

    private sealed class Mapping : IEntityTypeConfiguration<Consent>
    {
        public void Configure(EntityTypeBuilder<Consent> consent)
        {
            consent.ToTable("Consents");
            consent.Property(c => c.Id).ValueGeneratedNever();
            consent.Property(c => c.TextVersion).HasMaxLength(20);
            consent.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
            consent.HasIndex(c => new { c.PersonId, c.Kind, c.GivenAt });
        }
    }
}
