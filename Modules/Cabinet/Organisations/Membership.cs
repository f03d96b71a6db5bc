using Hub.Cabinet.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Organisations;

/// <summary>A person works for an organisation, and may manage its entry here.</summary>
internal sealed class Membership
{
    public required Guid PersonId { get; init; }

    public required Guid OrganisationId { get; init; }

    public Organisation Organisation { get; init; } = null!;

    public required DateTimeOffset Since { get; init; }

    /// <summary>Whether the person answers for the organisation's entry: takes in members and appoints other managers.</summary>
    public bool IsManager { get; private set; }

    public static Membership Managing(Guid personId, Guid organisationId, DateTimeOffset since) =>
        new() { PersonId = personId, OrganisationId = organisationId, Since = since, IsManager = true };

    public void Appoint() => IsManager = true;

    public void Dismiss() => IsManager = false;

    private sealed class Mapping : IEntityTypeConfiguration<Membership>
    {
        public void Configure(EntityTypeBuilder<Membership> membership)
        {
            membership.ToTable("Memberships");
            membership.HasKey(m => new { m.PersonId, m.OrganisationId });
            membership.HasOne<Person>().WithMany(p => p.Memberships).HasForeignKey(m => m.PersonId);
            membership.HasOne(m => m.Organisation).WithMany().HasForeignKey(m => m.OrganisationId).OnDelete(DeleteBehavior.Restrict);
            membership.HasIndex(m => new { m.OrganisationId, m.IsManager });
        }
    }
}
