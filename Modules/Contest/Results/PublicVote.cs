using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest.Results;

/// <summary>A citizen's vote for an entry, one in each nomination; shown beside the result, never in it.</summary>
internal sealed class PublicVote
{
    public Guid NominationId { get; init; }
    public Guid PersonId { get; init; }
    public Guid EntryId { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class PublicVoteMapping : IEntityTypeConfiguration<PublicVote>
{
    public void Configure(EntityTypeBuilder<PublicVote> vote)
    {
        vote.ToTable("PublicVotes");
        vote.HasKey(v => new { v.NominationId, v.PersonId });
        vote.HasOne<Nomination>().WithMany().HasForeignKey(v => v.NominationId).OnDelete(DeleteBehavior.Restrict);
        vote.HasOne<Entry>().WithMany().HasForeignKey(v => v.EntryId).OnDelete(DeleteBehavior.Cascade);
        vote.HasIndex(v => v.PersonId);
    }
}
