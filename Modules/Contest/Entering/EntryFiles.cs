using Hub.SharedKernel;
using Hub.SharedKernel.Files;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Entering;

/// <summary>Limits of an entry's files, the same for the page and the rules.</summary>
internal static class FileLimits
{
    public const int Most = 20;
    public const int MostMegabytes = 25;
    public const int MostAbout = 500;

    public static readonly FileRules Rules = FileRules.Attachments with { MaxBytes = MostMegabytes * 1024L * 1024L, Field = "Upload" };
}

/// <summary>Adds a file to an entry. The same file twice is kept once.</summary>
internal sealed class AddFile(ContestDb db, IFileStore store, ICurrentUser user, TimeProvider time)
{
    public async Task<bool> Run(Guid id, Stream? content, string fileName, string? about, CancellationToken cancel)
    {
        var me = user.RequiredId;
        if (await db.OwnEntry(id, me, cancel) is not { } entry)
            return false;
        if (!entry.IsWithWriter)
            throw new RuleViolation("Entry.NotEditable");
        if (content is null)
            throw new RuleViolation("File.Choose", "Upload");
        var words = Limits.Line(about, "About", "File.About", FileLimits.MostAbout);
        var there = await db.Files.AsNoTracking().Where(f => f.EntryId == id && f.UntilSubmission == null).Select(f => new { f.Sha256, f.Place }).ToListAsync(cancel);
        if (there.Count >= FileLimits.Most)
            throw new RuleViolation("File.TooMany", "Upload", FileLimits.Most);
        var stored = await store.Save(content, fileName, FileLimits.Rules, cancel);
        if (there.Any(f => f.Sha256 == stored.Sha256))
            return true;
        var file = new EntryFile
        {
            EntryId = id,
            Sha256 = stored.Sha256,
            Name = stored.SafeName,
            ContentType = stored.ContentType,
            Bytes = stored.Bytes,
            AddedBy = me,
            AddedAt = time.GetUtcNow(),
            Place = there.Select(f => f.Place).DefaultIfEmpty().Max() + 1,
        };
        file.Describe(words);
        db.Files.Add(file);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

/// <summary>Takes a file out of an entry; what was submitted with it keeps it.</summary>
internal sealed class RemoveFile(ContestDb db, ICurrentUser user)
{
    public async Task<bool> Run(Guid id, Guid file, CancellationToken cancel)
    {
        if (await db.OwnEntry(id, user.RequiredId, cancel) is not { } entry || await db.Files.SingleOrDefaultAsync(f => f.Id == file && f.EntryId == id, cancel) is not { } found)
            return false;
        if (!entry.IsWithWriter)
            throw new RuleViolation("Entry.NotEditable");
        if (found.SinceSubmission is null)
            db.Files.Remove(found);
        else
            found.EndWith(entry.Submissions);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
