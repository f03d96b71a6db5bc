using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest;

/// <summary>Somebody who wrote what was entered: the submitter, and the owner and co-authors of the practice it was taken from. They never judge it.</summary>
internal sealed class EntryAuthor
{
    public Guid EntryId { get; init; }
    public Guid PersonId { get; init; }
}

internal sealed class EntryAuthorMapping : IEntityTypeConfiguration<EntryAuthor>
{
    public void Configure(EntityTypeBuilder<EntryAuthor> author)
    {
        author.ToTable("EntryAuthors");
        author.HasKey(a => new { a.EntryId, a.PersonId });
        author.HasOne<Entry>().WithMany().HasForeignKey(a => a.EntryId).OnDelete(DeleteBehavior.Cascade);
        author.HasIndex(a => a.PersonId);
    }
}
