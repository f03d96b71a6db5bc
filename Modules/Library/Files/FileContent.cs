using System.Linq.Expressions;
using Hub.SharedKernel.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Library.Files;

/// <summary>What became of reading a file's text.</summary>
internal enum TextState
{
    Waiting,
    /// <summary>The text is there.</summary>
    Read,
    /// <summary>The file is sound and has none: a scan, a picture, an archive.</summary>
    NoText,
    /// <summary>It could not be read; the reason says why.</summary>
    Failed,
}

/// <summary>What is known of stored bytes: their text, their picture, their health. Once for all documents that have the file.</summary>
internal sealed class FileContent
{
    public const int MostTries = 3;

    private FileContent() { }

    public string Sha256 { get; private init; } = "";
    public string ContentType { get; private init; } = "";
    public TextState State { get; private set; }

    /// <summary>Key of the reason, under <c>Text.{Reason}</c>; null for a text read whole.</summary>
    public string? Reason { get; private set; }
    public string? Text { get; private set; }
    public int? Pages { get; private set; }
    public int Tries { get; private set; }

    /// <summary>Somebody reads it until then; later it is free again.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>Picture of the first page, itself a stored file.</summary>
    public string? ThumbnailSha256 { get; private set; }
    public FileHealth Health { get; private set; }
    public DateTimeOffset CheckedAt { get; private set; }

    public static FileContent Of(string sha256, string contentType, DateTimeOffset now) => new() { Sha256 = sha256, ContentType = contentType, CheckedAt = now };

    /// <summary>All but the text, which may be long.</summary>
    public static Expression<Func<FileContent, FileContent>> WithoutText => c => new()
    {
        Sha256 = c.Sha256,
        ContentType = c.ContentType,
        State = c.State,
        Reason = c.Reason,
        Pages = c.Pages,
        Tries = c.Tries,
        ThumbnailSha256 = c.ThumbnailSha256,
        Health = c.Health,
        CheckedAt = c.CheckedAt,
    };

    public void Take(DateTimeOffset until) => (Tries, LeaseUntil) = (Tries + 1, until);

    public void Keep(TextState state, string? reason, string? text, int? pages, string? thumbnail, DateTimeOffset now) =>
        (State, Reason, Text, Pages, ThumbnailSha256, ReadAt, LeaseUntil) = (state, reason, text, pages, thumbnail, now, null);

    public void Checked(FileHealth health, DateTimeOffset now) => (Health, CheckedAt) = (health, now);

    /// <summary>A librarian asks to read it once more.</summary>
    public void Again() => (State, Reason, Tries, LeaseUntil) = (TextState.Waiting, null, 0, null);
}

/// <summary>How often a file was taken on a day: no more than the number is known.</summary>
internal sealed class DownloadCount
{
    public Guid FileId { get; init; }
    public DateOnly Day { get; init; }
    public int Count { get; init; }
}

internal sealed class FileContentMapping : IEntityTypeConfiguration<FileContent>, IEntityTypeConfiguration<DownloadCount>
{
    public void Configure(EntityTypeBuilder<FileContent> content)
    {
        content.ToTable("Contents");
        content.HasKey(c => c.Sha256);
        content.Property(c => c.Sha256).HasMaxLength(64);
        content.Property(c => c.ContentType).HasMaxLength(100);
        content.Property(c => c.Reason).HasMaxLength(40);
        content.Property(c => c.ThumbnailSha256).HasMaxLength(64);
        content.HasIndex(c => new { c.State, c.LeaseUntil });
        content.HasIndex(c => c.CheckedAt);
        content.HasIndex(c => c.Health);
    }

    public void Configure(EntityTypeBuilder<DownloadCount> count)
    {
        count.ToTable("Downloads");
        count.HasKey(c => new { c.FileId, c.Day });
        count.HasOne<DocumentFile>().WithMany().HasForeignKey(c => c.FileId).OnDelete(DeleteBehavior.Cascade);
    }
}
