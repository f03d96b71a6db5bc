using Hub.Cabinet.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Sessions;

/// <summary>A browser in which a person was signed in before: a sign-in from another one is told to them.</summary>
internal sealed class KnownDevice
{
    public required Guid PersonId { get; init; }

    /// <summary>Hash of the mark the browser keeps; the mark itself is nowhere but there.</summary>
    public required string Mark { get; init; }

    public DateTimeOffset SeenAt { get; private set; }

    public void Seen(DateTimeOffset now) => SeenAt = now;

    private sealed class Mapping : IEntityTypeConfiguration<KnownDevice>
    {
        public void Configure(EntityTypeBuilder<KnownDevice> device)
        {
            device.ToTable("KnownDevices");
            device.HasKey(d => new { d.PersonId, d.Mark });
            device.Property(d => d.Mark).HasMaxLength(64);
            device.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId);
            device.HasIndex(d => d.SeenAt);
        }
    }
}
