using Hub.Library.Collections;
using Hub.Library.Describing;
using Hub.Library.Vocabulary;
using Hub.SharedKernel.Exchange;
using Hub.SharedKernel.Files;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Exchange;

/// <summary>What is the same for all rows of an import: the vocabulary, the collections, the forms of kinds, and what else the file names.</summary>
internal sealed class ImportFrame
{
    private readonly Dictionary<string, Subject> subjects = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Guid, Subject> byId = [];
    private readonly Dictionary<string, Collection> collections = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<DocumentKind, KindForm> forms = [];

    public required DateTimeOffset Now { get; init; }
    public DateOnly Today => KyivTime.DateOf(Now);

    /// <summary>Names of the documents of the whole file, so that a row may name one below it.</summary>
    public SeenIds InFile { get; } = new();

    /// <summary>Files that were looked at or taken in, by row and number.</summary>
    public Dictionary<(int Row, int File), StoredFile> Taken { get; } = [];

    /// <summary>Rows that name documents further down: their relations are said when all are saved.</summary>
    public HashSet<int> Pending { get; } = [];

    /// <summary>Documents on the other side of a relation that came or went: harvesters hear of them.</summary>
    public HashSet<Guid> Touched { get; } = [];

    private int remote;

    /// <summary>How many files were asked from the web, this one included.</summary>
    public int Remote() => Interlocked.Increment(ref remote);

    public IReadOnlyCollection<Collection> Collections => collections.Values;
    public IReadOnlyDictionary<Guid, Subject> Vocabulary => byId;
    public IEnumerable<string> SubjectKeys => byId.Values.Where(s => s.MergedIntoId is null).Select(s => s.Key).Order(StringComparer.Ordinal);

    public static async Task<ImportFrame> Of(LibraryDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var frame = new ImportFrame { Now = now };
        foreach (var subject in await db.Subjects.AsNoTracking().OrderBy(s => s.Key).ToListAsync(cancel))
        {
            frame.byId[subject.Id] = subject;
            frame.subjects[subject.Key] = subject;
        }
        // A name stands for its subject unless a key is spelt so.
        foreach (var subject in frame.byId.Values.Where(s => s.MergedIntoId is null))
            foreach (var name in new[] { subject.NameUk, subject.NameEn }.OfType<string>())
                frame.subjects.TryAdd(name, subject);
        foreach (var collection in await db.Collections.AsNoTracking().OrderBy(c => c.Slug).ToListAsync(cancel))
            frame.collections[collection.Slug] = collection;
        foreach (var form in await db.KindForms.AsNoTracking().ToListAsync(cancel))
            frame.forms[form.Kind] = form;
        foreach (var kind in Enum.GetValues<DocumentKind>())
            frame.forms.TryAdd(kind, KindForm.Usual(kind));
        return frame;
    }

    public KindForm Form(DocumentKind kind) => forms[kind];

    /// <summary>A subject by key or name; one that was merged is the one it was merged into.</summary>
    public Subject? Subject(string named) => subjects.GetValueOrDefault(named) is not { } found ? null
        : found.MergedIntoId is { } into ? byId.GetValueOrDefault(into) ?? found : found;

    public Collection? Collection(string named) => collections.GetValueOrDefault(named)
        ?? collections.Values.FirstOrDefault(c => named.Equals(c.NameUk, StringComparison.OrdinalIgnoreCase) || named.Equals(c.NameEn, StringComparison.OrdinalIgnoreCase));

    public Collection? Collection(Guid id) => collections.Values.FirstOrDefault(c => c.Id == id);
}
