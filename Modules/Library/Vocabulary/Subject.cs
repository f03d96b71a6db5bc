using Hub.Library.Describing;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Library.Vocabulary;

/// <summary>A subject of the controlled vocabulary, with its broader one. One that was merged stays as a pointer, so that its key is understood for ever.</summary>
internal sealed class Subject : IVersioned
{
    public const int Deepest = 6;

    private Subject() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>Name for programs and addresses; never changes.</summary>
    public string Key { get; private init; } = "";
    public string NameUk { get; private set; } = "";
    public string? NameEn { get; private set; }
    public string? NoteUk { get; private set; }
    public Guid? BroaderId { get; private set; }
    public Guid? MergedIntoId { get; private set; }
    public int Version { get; set; }

    public Bilingual Name => new(NameUk, NameEn);

    public static Subject Add(string? nameUk, string? nameEn, Guid? broader, string? key = null)
    {
        var subject = new Subject { Key = key ?? Slug.From(string.IsNullOrWhiteSpace(nameEn) ? nameUk : nameEn), BroaderId = broader };
        subject.Rename(nameUk, nameEn, null);
        return subject.Key == "" ? throw new RuleViolation("Subject.NoKey", "NameUk") : subject;
    }

    public void Rename(string? nameUk, string? nameEn, string? noteUk)
    {
        NameUk = Limits.Needed(nameUk, "NameUk", "Subject.NameUk", Limits.Line);
        NameEn = Limits.NullIfBlank(Limits.Text(nameEn, "NameEn", "Subject.NameEn", Limits.Line));
        NoteUk = Limits.NullIfBlank(Limits.Text(noteUk, "NoteUk", "Subject.NoteUk", Limits.Note));
    }

    /// <summary>Puts it under another; a subject cannot stand under itself or under what stands under it.</summary>
    public void Under(Guid? broader, IReadOnlyDictionary<Guid, Subject> all)
    {
        var depth = 0;
        for (var at = broader; at is { } id; at = all.GetValueOrDefault(id)?.BroaderId)
            if (id == Id || ++depth >= Deepest)
                throw new RuleViolation(id == Id ? "Subject.Circle" : "Subject.TooDeep", "Broader", Deepest);
        BroaderId = broader;
    }

    public void MergeInto(Guid other)
    {
        (MergedIntoId, BroaderId) = (other, null);
    }

    public void Repoint(Guid? merged, Guid? broader)
    {
        (MergedIntoId, BroaderId) = (merged, broader);
    }
}

/// <summary>A document is about a subject.</summary>
internal sealed class DocumentSubject
{
    public Guid DocumentId { get; init; }
    public Guid SubjectId { get; init; }
}

internal sealed class SubjectMapping : IEntityTypeConfiguration<Subject>, IEntityTypeConfiguration<DocumentSubject>
{
    public void Configure(EntityTypeBuilder<Subject> subject)
    {
        subject.ToTable("Subjects");
        subject.Property(s => s.Id).ValueGeneratedNever();
        subject.Property(s => s.Key).HasMaxLength(Slug.Longest);
        subject.Property(s => s.NameUk).HasMaxLength(Limits.Line);
        subject.Property(s => s.NameEn).HasMaxLength(Limits.Line);
        subject.Property(s => s.NoteUk).HasMaxLength(Limits.Note);
        subject.HasIndex(s => s.Key).IsUnique();
        subject.HasIndex(s => s.BroaderId);
        subject.HasIndex(s => s.MergedIntoId);
    }

    public void Configure(EntityTypeBuilder<DocumentSubject> link)
    {
        link.ToTable("DocumentSubjects");
        link.HasKey(l => new { l.DocumentId, l.SubjectId });
        link.HasIndex(l => l.SubjectId);
        link.HasOne<Document>().WithMany().HasForeignKey(l => l.DocumentId).OnDelete(DeleteBehavior.Cascade);
    }
}
