using Hub.Discovery.Projection;
using Hub.Discovery.Saved;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Discovery.Updates;

/// <summary>Something new that a saved search matches, waiting for its mail.</summary>
internal sealed class FoundItem
{
    public required Guid QueryId { get; init; }
    public required string Module { get; init; }
    public required string Kind { get; init; }
    public required Guid ItemId { get; init; }
    public required DateTimeOffset FoundAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<FoundItem>
    {
        public void Configure(EntityTypeBuilder<FoundItem> found)
        {
            found.ToTable("Found");
            found.HasKey(f => new { f.QueryId, f.Module, f.Kind, f.ItemId });
            found.Property(f => f.Module).HasMaxLength(Item.KeyLength);
            found.Property(f => f.Kind).HasMaxLength(Item.KeyLength);
            found.HasOne<SavedQuery>().WithMany().HasForeignKey(f => f.QueryId);
            found.HasIndex(f => f.FoundAt);
        }
    }
}

/// <summary>A person was told of an item: never again, whatever number of their searches it matches. Saved together with the notice that tells it.</summary>
internal sealed class ToldItem
{
    public required Guid PersonId { get; init; }
    public required string Module { get; init; }
    public required string Kind { get; init; }
    public required Guid ItemId { get; init; }
    public required DateTimeOffset ToldAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ToldItem>
    {
        public void Configure(EntityTypeBuilder<ToldItem> told)
        {
            told.ToTable("Told");
            told.HasKey(t => new { t.PersonId, t.Module, t.Kind, t.ItemId });
            told.Property(t => t.Module).HasMaxLength(Item.KeyLength);
            told.Property(t => t.Kind).HasMaxLength(Item.KeyLength);
        }
    }
}
