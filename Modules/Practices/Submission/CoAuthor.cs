using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Practices.Submission;

/// <summary>Somebody the owner lets edit the practice's drafts. Counts as an author: co-authors never decide on the practice.</summary>
internal sealed class CoAuthor
{
    public Guid PracticeId { get; init; }
    public Guid PersonId { get; init; }
    public Guid InvitedBy { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class CoAuthorMapping : IEntityTypeConfiguration<CoAuthor>
{
    public void Configure(EntityTypeBuilder<CoAuthor> author)
    {
        author.ToTable("CoAuthors");
        author.HasKey(a => new { a.PracticeId, a.PersonId });
        author.HasIndex(a => a.PersonId);
    }
}
