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

    /// <summary>Up to which change saved searches were told what is new.</summary>
    public long FollowedChange { get; private set; }

    /// <summary>Raised by the command <c>reindex</c>: an index of a smaller one is made anew.</summary>
    public int Generation { get; private set; }

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

/// <summary>Holding the row of the state.</summary>
internal static class Changes
{
    /// <summary>
    /// Lets nobody change items until the caller's transaction ends: what is saved in it is there for whoever reads an item of a greater number.
    /// </summary>
    /// <returns>Number of the newest change.</returns>
    public static async Task<long> HoldChanges(this DiscoveryDb db, CancellationToken cancel)
    {
        await db.States.ExecuteUpdateAsync(set => set.SetProperty(s => s.LastChange, s => s.LastChange), cancel);
        return await db.States.AsNoTracking().Select(s => s.LastChange).SingleAsync(cancel);
    }
}
