using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest.Known;

/// <summary>An organisation of the registry: its code, what it belongs to and where it is. Conflicts of interest are found by it.</summary>
internal sealed class KnownOrganisation
{
    private KnownOrganisation() { }

    public Guid Id { get; private set; }
    public int Telling { get; private set; }
    public string Code { get; private set; } = "";

    /// <summary>Codes it had before, divided by spaces, with a space at both ends.</summary>
    public string FormerCodes { get; private set; } = " ";
    public string NameUk { get; private set; } = "";
    public string? NameEn { get; private set; }

    /// <summary>КАТОТТГ code of its community or region; empty for national bodies.</summary>
    public string Territory { get; private set; } = "";
    public Guid? ParentId { get; private set; }

    /// <summary>The organisation it was merged into.</summary>
    public Guid? MergedIntoId { get; private set; }

    public static KnownOrganisation New(Guid id) => new() { Id = id };

    public void Hear(OrganisationChanged fact)
    {
        if (fact.Version < Telling)
            return;
        (Telling, Code, NameUk, NameEn, Territory, ParentId) = (fact.Version, fact.Code ?? "", fact.NameUk, fact.NameEn, fact.Territory ?? "", fact.ParentId);
        FormerCodes = $" {string.Join(' ', fact.FormerCodes)} ";
    }

    public void MergeInto(Guid other) => MergedIntoId = other;
}

internal sealed class KnownOrganisationMapping : IEntityTypeConfiguration<KnownOrganisation>
{
    public void Configure(EntityTypeBuilder<KnownOrganisation> organisation)
    {
        organisation.ToTable("KnownOrganisations");
        organisation.Property(o => o.Id).ValueGeneratedNever();
        organisation.Property(o => o.Code).HasMaxLength(8);
        organisation.Property(o => o.NameUk).HasMaxLength(500);
        organisation.Property(o => o.NameEn).HasMaxLength(500);
        organisation.Property(o => o.Territory).HasMaxLength(19);
        organisation.HasIndex(o => o.Code);
        organisation.HasIndex(o => o.ParentId);
    }
}
