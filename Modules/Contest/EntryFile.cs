using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest;

/// <summary>A file of an entry. Its bytes lie in the file store under their SHA-256.</summary>
internal sealed class EntryFile
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EntryId { get; init; }
    public string Sha256 { get; init; } = "";
    public string Name { get; init; } = "";
    public string ContentType { get; init; } = "";
    public long Bytes { get; init; }

    /// <summary>What it shows, for those who do not see it and for lists.</summary>
    public string About { get; private set; } = "";

    /// <summary>Place among the files of the entry, from 1.</summary>
    public int Place { get; set; }
    public Guid AddedBy { get; init; }
    public DateTimeOffset AddedAt { get; init; }

    /// <summary>The first submission it belongs to; null while it was never submitted.</summary>
    public int? SinceSubmission { get; private set; }

    /// <summary>Taken out after it was submitted: the last submission it belongs to.</summary>
    public int? UntilSubmission { get; private set; }

    public bool IsImage => ContentType.StartsWith("image/", StringComparison.Ordinal);

    public void Describe(string about) => About = about;

    public void BelongTo(int submission) => SinceSubmission ??= submission;

    /// <summary>What was submitted stays readable as it was.</summary>
    public void EndWith(int submission) => UntilSubmission = submission;
}

internal sealed class EntryFileMapping : IEntityTypeConfiguration<EntryFile>
{
    public void Configure(EntityTypeBuilder<EntryFile> file)
    {
        file.ToTable("Files");
        file.Property(f => f.Id).ValueGeneratedNever();
        file.Property(f => f.Sha256).HasMaxLength(64);
        file.Property(f => f.Name).HasMaxLength(200);
        file.Property(f => f.ContentType).HasMaxLength(100);
        file.Property(f => f.About).HasMaxLength(500);
        file.HasOne<Entry>().WithMany().HasForeignKey(f => f.EntryId).OnDelete(DeleteBehavior.Cascade);
        file.HasIndex(f => f.AddedBy);
    }
}
