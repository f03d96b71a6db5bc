using Hub.Cabinet.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Organisations;

/// <summary>A name and code an organisation had before, or took over with another one merged into it. Kept for ever, so that old papers lead here.</summary>
internal sealed class FormerName
{
    private FormerName() { }

    public Guid Id { get; private set; }

    /// <summary>Whose history it is now.</summary>
    public Guid OrganisationId { get; private set; }

    public string? Code { get; private set; }

    public string NameUk { get; private set; } = "";

    public string? NameEn { get; private set; }

    public string NameKey { get; private set; } = "";

    public string NameToSearch { get; private set; } = "";

    public DateTimeOffset Until { get; private set; }

    /// <summary>The entry of the registry it comes from, when that was merged.</summary>
    public Guid? MergedFromId { get; private set; }

    public static FormerName Of(Organisation before, Guid holder, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        OrganisationId = holder,
        Code = before.Code,
        NameUk = before.NameUk,
        NameEn = before.NameEn,
        NameKey = before.NameKey,
        NameToSearch = Person.Folded($"{before.NameUk} {before.NameEn}"),
        Until = now,
        MergedFromId = holder == before.Id ? null : before.Id,
    };

    public void MoveTo(Guid organisationId) => OrganisationId = organisationId;

    private sealed class Mapping : IEntityTypeConfiguration<FormerName>
    {
        public void Configure(EntityTypeBuilder<FormerName> former)
        {
            former.ToTable("FormerNames");
            former.Property(f => f.Id).ValueGeneratedNever();
            former.Property(f => f.Code).HasMaxLength(8);
            former.Property(f => f.NameUk).HasMaxLength(Organisation.NameLength);
            former.Property(f => f.NameEn).HasMaxLength(Organisation.NameLength);
            former.Property(f => f.NameKey).HasMaxLength(Organisation.NameLength);
            former.Property(f => f.NameToSearch).HasMaxLength(2 * Organisation.NameLength + 1);
            former.HasOne<Organisation>().WithMany().HasForeignKey(f => f.OrganisationId).OnDelete(DeleteBehavior.Restrict);
            former.HasIndex(f => f.Code);
            former.HasIndex(f => new { f.OrganisationId, f.Until });
        }
    }
}
