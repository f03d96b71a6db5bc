using Hub.Cabinet.People;
using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Organisations;

/// <summary>What kind of body an organisation is.</summary>
internal enum OrganisationKind
{
    StateAgency,
    LocalGovernment,
    CivilSociety,
    Academia,
    Technology,
    Other,
}

/// <summary>A body people work for, known by its ЄДРПОУ code where it has one.</summary>
internal sealed class Organisation
{
    public const int NameLength = 300;

    private Organisation() { }

    public Guid Id { get; private set; }

    /// <summary>ЄДРПОУ code, 8 digits; null when unknown.</summary>
    public string? Code { get; private set; }

    public string NameUk { get; private set; } = "";

    public string? NameEn { get; private set; }

    /// <summary>Both names in lower case for searching.</summary>
    public string NameToSearch { get; private set; } = "";

    public OrganisationKind Kind { get; private set; }

    /// <summary>КАТОТТГ code of the region; null for national bodies.</summary>
    public string? Region { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }

    public Guid? AddedById { get; private set; }

    public static Organisation Add(string? code, string? nameUk, string? nameEn, OrganisationKind kind, string? region, Guid? by, DateTimeOffset now)
    {
        var uk = Clean(nameUk, "Input.NameUk") ?? throw new RuleViolation("Organisation.NameMissing", "Input.NameUk");
        var en = Clean(nameEn, "Input.NameEn");
        return new Organisation
        {
            Id = Guid.CreateVersion7(now),
            Code = code,
            NameUk = uk,
            NameEn = en,
            NameToSearch = Person.Folded($"{uk} {en}"),
            Kind = kind,
            Region = region,
            AddedById = by,
            AddedAt = now,
        };
    }

    private static string? Clean(string? name, string field)
    {
        var text = string.Join(' ', (name ?? "").Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length == 0)
            return null;
        return text.Length <= NameLength ? text : throw new RuleViolation("Organisation.NameTooLong", field, NameLength);
    }

    private sealed class Mapping : IEntityTypeConfiguration<Organisation>
    {
        public void Configure(EntityTypeBuilder<Organisation> organisation)
        {
            organisation.ToTable("Organisations");
            organisation.Property(o => o.Id).ValueGeneratedNever();
            organisation.Property(o => o.Code).HasMaxLength(8);
            organisation.Property(o => o.NameUk).HasMaxLength(NameLength);
            organisation.Property(o => o.NameEn).HasMaxLength(NameLength);
            organisation.Property(o => o.NameToSearch).HasMaxLength(2 * NameLength + 1);
            organisation.Property(o => o.Region).HasMaxLength(19);
            organisation.HasIndex(o => o.Code).IsUnique().HasFilter("\"Code\" IS NOT NULL");
        }
    }
}
