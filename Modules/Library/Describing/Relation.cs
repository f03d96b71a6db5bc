using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Library.Describing;

/// <summary>How one document stands to another; both ways are named in the texts under <c>Relation.{name}</c> and <c>Relation.{name}.Back</c>.</summary>
internal enum RelationKind
{
    Amends,
    Repeals,
    Implements,
    IsVersionOf,
    IsPartOf,
    RefersTo,
}

/// <summary>A relation between two documents, whatever their versions; shown on both.</summary>
internal sealed class Relation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid FromId { get; init; }
    public Guid ToId { get; init; }
    public RelationKind Kind { get; init; }
}

internal sealed class RelationMapping : IEntityTypeConfiguration<Relation>
{
    public void Configure(EntityTypeBuilder<Relation> relation)
    {
        relation.ToTable("Relations");
        relation.Property(r => r.Id).ValueGeneratedNever();
        relation.HasIndex(r => new { r.FromId, r.ToId, r.Kind }).IsUnique();
        relation.HasIndex(r => r.ToId);
    }
}
