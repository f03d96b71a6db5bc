using Hub.Cabinet.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.SecondFactor;

/// <summary>The app that makes a person's codes. Only what a code confirmed is kept.</summary>
internal sealed class Authenticator
{
    public required Guid PersonId { get; init; }

    /// <summary>The shared secret, encrypted with the portal's keys.</summary>
    public required string Secret { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>The time step of the last code taken: neither it nor an earlier one is taken again.</summary>
    public required long LastStep { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<Authenticator>
    {
        public void Configure(EntityTypeBuilder<Authenticator> authenticator)
        {
            authenticator.ToTable("Authenticators");
            authenticator.HasKey(a => a.PersonId);
            authenticator.Property(a => a.PersonId).ValueGeneratedNever();
            authenticator.Property(a => a.Secret).HasMaxLength(500);
            authenticator.HasOne<Person>().WithOne().HasForeignKey<Authenticator>(a => a.PersonId);
        }
    }
}
