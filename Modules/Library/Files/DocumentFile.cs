using Hub.Library.Describing;
using Hub.SharedKernel;
using Hub.SharedKernel.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Library.Files;

/// <summary>Who may take a file.</summary>
internal enum FileAccess
{
    Public,
    /// <summary>Whoever is signed in.</summary>
    Registered,
    /// <summary>Everybody from a day on; before it, librarians alone.</summary>
    Embargo,
    /// <summary>Whoever asked and was let.</summary>
    OnRequest,
}

/// <summary>A file of one version. Its bytes lie in the file store under their SHA-256, once for all documents.</summary>
internal sealed class DocumentFile
{
    private DocumentFile() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid DocumentId { get; private init; }
    public string Sha256 { get; private init; } = "";
    public string Name { get; private init; } = "";
    public string ContentType { get; private init; } = "";
    public long Bytes { get; private init; }
    public int? Width { get; private init; }
    public int? Height { get; private init; }

    /// <summary>What it holds, for those who choose between files.</summary>
    public string About { get; private set; } = "";

    /// <summary>Place among the files of the version, from 1.</summary>
    public int Place { get; private init; }
    public FileAccess Access { get; private set; }

    /// <summary>First day everybody may take it.</summary>
    public DateOnly? EmbargoUntil { get; private set; }
    public Guid? AddedBy { get; private set; }
    public DateTimeOffset AddedAt { get; private init; }

    public StoredFile Stored => new(Sha256, Bytes, ContentType, Name, Width, Height);
    public bool IsImage => ContentType.StartsWith("image/", StringComparison.Ordinal);

    public static DocumentFile Add(Guid document, StoredFile stored, string about, int place, Guid? by, DateTimeOffset now) => new()
    {
        DocumentId = document,
        Sha256 = stored.Sha256,
        Name = stored.SafeName,
        ContentType = stored.ContentType,
        Bytes = stored.Bytes,
        Width = stored.Width,
        Height = stored.Height,
        About = about,
        Place = place,
        AddedBy = by,
        AddedAt = now,
    };

    /// <summary>The same file in the next version.</summary>
    public DocumentFile CopyTo(Guid document, DateTimeOffset now)
    {
        var copy = Add(document, Stored, About, Place, AddedBy, now);
        (copy.Access, copy.EmbargoUntil) = (Access, EmbargoUntil);
        return copy;
    }

    public void Describe(string? about) => About = Limits.Text(about, "About", "File.About", Limits.Line);

    public void Open(FileAccess access, DateOnly? until, DateOnly today)
    {
        if (access == FileAccess.Embargo && (until is not { } day || day <= today))
            throw new RuleViolation("File.EmbargoNeeded", "Until");
        (Access, EmbargoUntil) = (access, access == FileAccess.Embargo ? until : null);
    }

    /// <summary>Whether anybody may take it on a day: an embargo ends by itself, whenever the job comes by.</summary>
    public bool IsPublicOn(DateOnly today) => Access == FileAccess.Public || IsLiftedOn(today);

    public bool IsLiftedOn(DateOnly today) => Access == FileAccess.Embargo && EmbargoUntil <= today;

    public void Lift() => (Access, EmbargoUntil) = (FileAccess.Public, null);

    public void ForgetAuthor() => AddedBy = null;
}

internal sealed class DocumentFileMapping : IEntityTypeConfiguration<DocumentFile>
{
    public void Configure(EntityTypeBuilder<DocumentFile> file)
    {
        file.ToTable("Files");
        file.Property(f => f.Id).ValueGeneratedNever();
        file.Property(f => f.Sha256).HasMaxLength(64);
        file.Property(f => f.Name).HasMaxLength(200);
        file.Property(f => f.ContentType).HasMaxLength(100);
        file.Property(f => f.About).HasMaxLength(Limits.Line);
        file.HasOne<Document>().WithMany().HasForeignKey(f => f.DocumentId).OnDelete(DeleteBehavior.Cascade);
        file.HasIndex(f => f.Sha256);
        file.HasIndex(f => f.AddedBy);
        file.HasIndex(f => new { f.Access, f.EmbargoUntil });
    }
}
