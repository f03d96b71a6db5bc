using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Practices;

/// <summary>A file of one version. Its bytes lie in the file store under their SHA-256; the same file of two versions is stored once.</summary>
internal sealed class PracticeFile
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PracticeId { get; init; }
    public Guid VersionId { get; init; }
    public string Sha256 { get; init; } = "";
    public string Name { get; init; } = "";
    public string ContentType { get; init; } = "";
    public long Bytes { get; init; }
    public int? Width { get; init; }
    public int? Height { get; init; }

    /// <summary>What the picture shows, for those who do not see it; required for images.</summary>
    public string AltUk { get; private set; } = "";
    public string? AltEn { get; private set; }

    /// <summary>Place among the files of the version, from 1.</summary>
    public int Place { get; set; }
    public Guid AddedBy { get; init; }
    public DateTimeOffset AddedAt { get; init; }

    public bool IsImage => ContentType.StartsWith("image/", StringComparison.Ordinal);

    public void Describe(string uk, string? en) => (AltUk, AltEn) = (uk.Trim(), string.IsNullOrWhiteSpace(en) ? null : en.Trim());

    public PracticeFile CopyTo(PracticeVersion version, DateTimeOffset now)
    {
        var copy = new PracticeFile
        {
            PracticeId = PracticeId,
            VersionId = version.Id,
            Sha256 = Sha256,
            Name = Name,
            ContentType = ContentType,
            Bytes = Bytes,
            Width = Width,
            Height = Height,
            Place = Place,
            AddedBy = AddedBy,
            AddedAt = now,
        };
        copy.Describe(AltUk, AltEn);
        return copy;
    }
}

internal sealed class PracticeFileMapping : IEntityTypeConfiguration<PracticeFile>
{
    public void Configure(EntityTypeBuilder<PracticeFile> file)
    {
        file.ToTable("Files");
        file.Property(f => f.Id).ValueGeneratedNever();
        file.Property(f => f.Sha256).HasMaxLength(64);
        file.Property(f => f.Name).HasMaxLength(200);
        file.Property(f => f.ContentType).HasMaxLength(100);
        file.Property(f => f.AltUk).HasMaxLength(500);
        file.Property(f => f.AltEn).HasMaxLength(500);
        file.HasOne<PracticeVersion>().WithMany().HasForeignKey(f => f.VersionId).OnDelete(DeleteBehavior.Cascade);
        file.HasIndex(f => f.PracticeId);
        file.HasIndex(f => f.Sha256);
    }
}
