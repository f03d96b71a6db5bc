using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Discovery.Projection;

/// <summary>
/// The one row about the whole table of items. Whoever changes an item first raises <see cref="LastChange"/> and so holds this row until
/// the commit: changes are committed in the order of their numbers, and a reader who has seen a number has seen all smaller ones.
/// </summary>
internal sealed class ProjectionState
{
    public const int TheOne = 1;

    public int Id { get; private init; }

    /// <summary>Number of the newest change.</summary>
    public long LastChange { get; private set; }

    /// <summary>Raised by the command <c>reindex</c>: an index of a smaller one is made anew.</summary>
    public int Generation { get; private set; }

    /// <summary>When the modules were asked to tell their items (UTC); null while nobody was asked.</summary>
    public DateTimeOffset? AskedAt { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProjectionState>
    {
        public void Configure(EntityTypeBuilder<ProjectionState> state)
        {
            state.ToTable("State");
            state.Property(s => s.Id).ValueGeneratedNever();
            state.HasData(new ProjectionState { Id = TheOne, Generation = 1 });
        }
    }
}
