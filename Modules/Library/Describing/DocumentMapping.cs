using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Library.Describing;

internal sealed class DocumentMapping : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> document)
    {
        document.ToTable("Documents");
        document.Property(d => d.Id).ValueGeneratedNever();
        document.Property(d => d.Slug).HasMaxLength(110);
        document.Property(d => d.ExternalId).HasMaxLength(Document.LongestExternalId);
        document.Property(d => d.TitleUk).HasMaxLength(Limits.Title);
        document.Property(d => d.TitleEn).HasMaxLength(Limits.Title);
        document.Property(d => d.Publisher).HasMaxLength(Limits.Name);
        document.Property(d => d.PublisherEn).HasMaxLength(Limits.Name);
        document.Property(d => d.PublisherCode).HasMaxLength(8);
        document.Property(d => d.ActNumber).HasMaxLength(Limits.Line);
        document.Property(d => d.ActKey).HasMaxLength(100);
        document.Property(d => d.Doi).HasMaxLength(200);
        document.Property(d => d.Isbn).HasMaxLength(13);
        document.Property(d => d.Territory).HasMaxLength(19);
        document.Property(d => d.Region).HasMaxLength(19);
        document.Property(d => d.Licence).HasMaxLength(40);
        document.Property(d => d.Link).HasMaxLength(Limits.Name);
        document.Property(d => d.ReturnReason).HasMaxLength(Limits.Note);
        document.Property(d => d.ChangesUk).HasMaxLength(Limits.Note);
        document.Property(d => d.WithdrawnReason).HasMaxLength(Limits.Note);
        document.Property(d => d.SourceIdentifier).HasMaxLength(400);
        document.Property(d => d.SourceAddress).HasMaxLength(1000);
        Indexes(document);
    }

    private static void Indexes(EntityTypeBuilder<Document> document)
    {
        document.HasIndex(d => new { d.ConceptId, d.Number }).IsUnique();
        document.HasIndex(d => new { d.Slug, d.Number }).IsUnique().HasFilter("\"Slug\" IS NOT NULL");
        document.HasIndex(d => new { d.ExternalId, d.Number }).IsUnique().HasFilter("\"ExternalId\" IS NOT NULL");
        // Pages of harvesting.
        document.HasIndex(d => new { d.ChangedAt, d.Id });
        document.HasIndex(d => new { d.State, d.Kind, d.ChangedAt, d.Id });
        // Lists and what they are narrowed by.
        document.HasIndex(d => new { d.State, d.DatedOn });
        document.HasIndex(d => new { d.State, d.PublishedAt });
        document.HasIndex(d => new { d.State, d.Year });
        document.HasIndex(d => new { d.State, d.Publisher });
        document.HasIndex(d => new { d.State, d.Region });
        document.HasIndex(d => d.ActKey);
        document.HasIndex(d => d.Doi);
        document.HasIndex(d => d.Isbn);
        document.HasIndex(d => d.ProposedBy);
        document.HasIndex(d => new { d.SourceId, d.SourceIdentifier });
    }
}
