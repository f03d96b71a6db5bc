using Hub.Library.Collections;
using Hub.Library.Describing;
using Hub.Library.Files;
using Hub.Library.Sources;
using Hub.Library.Vocabulary;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Reading;

/// <summary>A file as readers see it.</summary>
/// <param name="Content">What is known of its bytes; null while nothing is.</param>
internal sealed record FileOnPage(DocumentFile File, FileContent? Content, long Downloads);

/// <summary>A related document.</summary>
/// <param name="IsBack">Whether the relation was said of the other one.</param>
internal sealed record RelatedDocument(RelationKind Kind, bool IsBack, Bilingual Title, string Path, DocumentKind DocumentKind, bool IsWithdrawn);

/// <summary>A version in the list of versions.</summary>
internal sealed record VersionLine(Guid Id, int Number, DateTimeOffset PublishedAt, string? ChangesUk);

/// <summary>Everything the page of a document shows.</summary>
internal sealed record DocumentOnPage(
    Document Document, DocumentContent Content, IReadOnlyList<FileOnPage> Files, IReadOnlyList<RelatedDocument> Related, IReadOnlyList<VersionLine> Versions,
    IReadOnlyList<Subject> Subjects, IReadOnlyList<Collection> Collections)
{
    /// <summary>The repository a foreign record comes from.</summary>
    public HarvestSource? Source { get; init; }

    public bool IsNewest => Document.State == DocumentState.Published;
    public string Path => IsNewest ? Document.Path : FormattableString.Invariant($"{Document.Path}/versions/{Document.Number}");
    public Bilingual Title => new(Document.TitleUk, Document.TitleEn);
    public Bilingual Abstract => new(Content.AbstractUk, Limits.NullIfBlank(Content.AbstractEn));
    public Bilingual? Publisher => Document.Publisher is null ? null : new(Document.Publisher, Document.PublisherEn);
}

/// <summary>Finds a document by its address.</summary>
internal sealed class DocumentPages(LibraryDb db)
{
    /// <summary>The readable version asked for, or the tombstone of the document; both null when there is no such document.</summary>
    /// <param name="slug">Last part of the address.</param>
    /// <param name="number">Number of a version; null for the newest.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<(DocumentOnPage? Document, Document? Tombstone)> Run(string slug, int? number, CancellationToken cancel)
    {
        var record = await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Slug == slug && (d.State == DocumentState.Published || d.State == DocumentState.Withdrawn), cancel);
        if (record is null || record.State == DocumentState.Withdrawn)
            return (null, record);
        var document = number is null || number == record.Number ? record
            : await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.ConceptId == record.ConceptId && d.Number == number && d.State == DocumentState.Superseded, cancel);
        return (document is null ? null : await Of(document, cancel), null);
    }

    /// <summary>All about one version, also one that is not public.</summary>
    public async Task<DocumentOnPage> Of(Document document, CancellationToken cancel)
    {
        var versions = await db.Documents.AsNoTracking().Where(d => d.ConceptId == document.ConceptId && (d.State == DocumentState.Published || d.State == DocumentState.Superseded))
            .OrderByDescending(d => d.Number).Select(d => new VersionLine(d.Id, d.Number, d.PublishedAt!.Value, d.ChangesUk)).ToListAsync(cancel);
        var subjects = await db.Subjects.AsNoTracking().Where(s => db.DocumentSubjects.Any(l => l.DocumentId == document.Id && l.SubjectId == s.Id)).OrderBy(s => s.NameUk).ToListAsync(cancel);
        var collections = await db.Collections.AsNoTracking().Where(c => db.CollectionItems.Any(i => i.ConceptId == document.ConceptId && i.CollectionId == c.Id)).OrderBy(c => c.NameUk).ToListAsync(cancel);
        var source = document.SourceId is { } from ? await db.Sources.AsNoTracking().SingleOrDefaultAsync(s => s.Id == from, cancel) : null;
        return new(document, document.Content, await FilesOf(document.Id, cancel), await Related(document.ConceptId, cancel), versions, subjects, collections) { Source = source };
    }

    public async Task<IReadOnlyList<FileOnPage>> FilesOf(Guid document, CancellationToken cancel)
    {
        // The text itself stays where it is: a page needs to know only whether there is one.
        var rows = await (
            from file in db.Files.AsNoTracking()
            where file.DocumentId == document
            orderby file.Place
            select new { file, downloads = db.Downloads.Where(d => d.FileId == file.Id).Sum(d => (long?)d.Count) ?? 0 }).ToListAsync(cancel);
        var hashes = rows.ConvertAll(r => r.file.Sha256);
        var contents = await db.Contents.AsNoTracking().Where(c => hashes.Contains(c.Sha256)).Select(FileContent.WithoutText).ToDictionaryAsync(c => c.Sha256, cancel);
        return rows.ConvertAll(r => new FileOnPage(r.file, contents.GetValueOrDefault(r.file.Sha256), r.downloads));
    }

    private async Task<IReadOnlyList<RelatedDocument>> Related(Guid concept, CancellationToken cancel)
    {
        var rows = await (
            from relation in db.Relations.AsNoTracking()
            where relation.FromId == concept || relation.ToId == concept
            join other in db.Documents on relation.FromId == concept ? relation.ToId : relation.FromId equals other.ConceptId
            where other.State == DocumentState.Published || other.State == DocumentState.Withdrawn
            orderby other.DatedOn, other.Id
            select new { relation.Kind, IsBack = relation.FromId != concept, other.TitleUk, other.TitleEn, other.Slug, DocumentKind = other.Kind, other.State }).ToListAsync(cancel);
        return rows.ConvertAll(r => new RelatedDocument(r.Kind, r.IsBack, new(r.TitleUk, r.TitleEn), "/library/" + r.Slug, r.DocumentKind, r.State == DocumentState.Withdrawn));
    }
}
