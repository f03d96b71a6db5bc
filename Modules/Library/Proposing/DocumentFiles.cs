using Hub.Library.Describing;
using Hub.Library.Files;
using Hub.Library.Telling;
using Hub.SharedKernel;
using Hub.SharedKernel.Files;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Proposing;

/// <summary>What may be uploaded; the size is the portal's own limit (setting <c>Hub:Files:MaxMegabytes</c>).</summary>
internal static class FileLimits
{
    public const int Most = 50;

    public static readonly FileRules Rules = new([.. FileRules.Any.Allowed, FileKind.Html]) { Field = "Upload" };
}

/// <summary>Adds a file to a version. The same file twice is kept once, and its text is read once.</summary>
internal sealed class AddFile(LibraryDb db, IFileStore store, ICurrentUser user, TimeProvider time)
{
    public async Task<bool> Run(Guid id, Stream? content, string fileName, string? about, CancellationToken cancel)
    {
        if (await db.Workable(id, user, cancel) is not { } document)
            return false;
        document.RequireChangeableFiles();
        if (content is null)
            throw new RuleViolation("File.Choose", "Upload");
        var words = Limits.Text(about, "About", "File.About", Limits.Line);
        var there = await db.Files.Where(f => f.DocumentId == id).Select(f => new { f.Sha256, f.Place }).ToListAsync(cancel);
        if (there.Count >= FileLimits.Most)
            throw new RuleViolation("File.TooMany", "Upload", FileLimits.Most);
        var stored = await store.Save(content, fileName, FileLimits.Rules, cancel);
        if (there.Any(f => f.Sha256 == stored.Sha256))
            throw new RuleViolation("File.Twice", "Upload", stored.SafeName);
        await db.Keep(stored, document, words, there.Select(f => f.Place).DefaultIfEmpty().Max() + 1, user.Id, time.GetUtcNow(), cancel);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

/// <summary>Takes a file out of a version that is not public yet.</summary>
internal sealed class RemoveFile(LibraryDb db, ICurrentUser user)
{
    public async Task<bool> Run(Guid id, Guid file, CancellationToken cancel)
    {
        if (await db.Workable(id, user, cancel) is not { } document || await db.Files.SingleOrDefaultAsync(f => f.Id == file && f.DocumentId == id, cancel) is not { } found)
            return false;
        document.RequireChangeableFiles();
        db.Files.Remove(found);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

/// <summary>Says what a file holds and who may take it; of a public version librarians may change it.</summary>
internal sealed class ChangeFile(LibraryDb db, TellDocument tell, ICurrentUser user, TimeProvider time)
{
    public async Task<bool> Run(Guid id, Guid file, string? about, Files.FileAccess access, DateOnly? until, CancellationToken cancel)
    {
        if (await db.Workable(id, user, cancel) is not { } document || await db.Files.SingleOrDefaultAsync(f => f.Id == file && f.DocumentId == id, cancel) is not { } found)
            return false;
        var now = time.GetUtcNow();
        if (!Enum.IsDefined(access))
            throw new RuleViolation("File.AccessNeeded", "Access");
        found.Describe(about);
        found.Open(access, until, KyivTime.DateOf(now));
        // What is told for search holds the words of public files alone, and is made of what is saved.
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        if (document.State == DocumentState.Published)
        {
            document.Changed(now);
            await tell.Run(document, cancel);
            db.Record(document, user.Id, "FileChanged", found.Name, now);
            await db.SaveChangesAsync(cancel);
        }
        await whole.CommitAsync(cancel);
        return true;
    }
}

internal static class FileKeeping
{
    /// <summary>Files of a public version are what people cited: another file makes another version.</summary>
    public static void RequireChangeableFiles(this Document document)
    {
        if (document.IsReadable || document.State == DocumentState.Withdrawn)
            throw new RuleViolation("File.NewVersionNeeded", "Upload");
    }

    /// <summary>Adds the row of a stored file, and that of its content if these bytes are new.</summary>
    public static async Task<DocumentFile> Keep(
        this LibraryDb db, StoredFile stored, Document document, string about, int place, Guid? by, DateTimeOffset now, CancellationToken cancel)
    {
        var file = DocumentFile.Add(document.Id, stored, about, place, by, now);
        db.Files.Add(file);
        if (!db.Contents.Local.Any(c => c.Sha256 == stored.Sha256) && !await db.Contents.AnyAsync(c => c.Sha256 == stored.Sha256, cancel))
            db.Contents.Add(FileContent.Of(stored.Sha256, stored.ContentType, now));
        return file;
    }
}
