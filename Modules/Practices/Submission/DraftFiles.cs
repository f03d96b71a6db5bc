using Hub.SharedKernel;
using Hub.SharedKernel.Files;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Submission;

/// <summary>Limits of a version's files, the same for the page and the rules.</summary>
internal static class FileLimits
{
    public const int Most = 20;
    public const int MostMegabytes = 25;
    public const int LongestAlt = 500;

    public static readonly FileRules Rules = FileRules.Attachments with { MaxBytes = MostMegabytes * 1024L * 1024L, Field = "Upload" };
}

/// <summary>Adds a file to a version. The same file twice is kept once.</summary>
internal sealed class AddFile(PracticesDb db, IFileStore store, ICurrentUser user, TimeProvider time)
{
    public async Task<bool> Run(Guid id, Stream? content, string fileName, CancellationToken cancel)
    {
        var person = user.RequiredId;
        if (await db.DraftOf(id, person, cancel) is not { } draft)
            return false;
        if (!draft.Version.IsWithAuthor)
            throw new RuleViolation("Practice.NotEditable");
        if (content is null)
            throw new RuleViolation("File.Choose", "Upload");
        var there = await db.Files.AsNoTracking().Where(f => f.VersionId == id).Select(f => new { f.Sha256, f.Place }).ToListAsync(cancel);
        if (there.Count >= FileLimits.Most)
            throw new RuleViolation("File.TooMany", "Upload", FileLimits.Most);
        var stored = await store.Save(content, fileName, FileLimits.Rules, cancel);
        if (there.Any(f => f.Sha256 == stored.Sha256))
            return true;
        db.Files.Add(new PracticeFile
        {
            PracticeId = draft.Practice.Id,
            VersionId = id,
            Sha256 = stored.Sha256,
            Name = stored.SafeName,
            ContentType = stored.ContentType,
            Bytes = stored.Bytes,
            Width = stored.Width,
            Height = stored.Height,
            AddedBy = person,
            AddedAt = time.GetUtcNow(),
            Place = there.Select(f => f.Place).DefaultIfEmpty().Max() + 1,
        });
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

/// <summary>Describes, removes or moves a file of a version.</summary>
internal sealed class ChangeFile(PracticesDb db, ICurrentUser user)
{
    public Task<bool> Run(Guid id, Guid file, FileWords words, CancellationToken cancel) => Change(id, file, (_, changed) =>
    {
        var (uk, en) = (Typed.Plain(words.AltUk).Trim(), Typed.Plain(words.AltEn).Trim());
        if (uk.Length > FileLimits.LongestAlt || en.Length > FileLimits.LongestAlt)
            throw new RuleViolation("TooLong", $"alt-{file}", "text:Label.Alt", FileLimits.LongestAlt);
        changed.Describe(uk, en);
    }, cancel);

    public Task<bool> Remove(Guid id, Guid file, CancellationToken cancel) => Change(id, file, (_, removed) => db.Files.Remove(removed), cancel);

    public Task<bool> Move(Guid id, Guid file, bool up, CancellationToken cancel) => Change(id, file, (all, moved) =>
    {
        var order = all.ToList();
        var index = order.IndexOf(moved);
        order.RemoveAt(index);
        order.Insert(Math.Clamp(up ? index - 1 : index + 1, 0, order.Count), moved);
        for (var place = 0; place < order.Count; place++)
            order[place].Place = place + 1;
    }, cancel);

    private async Task<bool> Change(Guid id, Guid file, Action<IReadOnlyList<PracticeFile>, PracticeFile> change, CancellationToken cancel)
    {
        if (await db.DraftOf(id, user.RequiredId, cancel) is not { } draft)
            return false;
        if (!draft.Version.IsWithAuthor)
            throw new RuleViolation("Practice.NotEditable");
        var files = await db.Files.Where(f => f.VersionId == id).OrderBy(f => f.Place).ThenBy(f => f.Id).ToListAsync(cancel);
        if (files.Find(f => f.Id == file) is not { } found)
            return false;
        change(files, found);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

/// <summary>What a picture shows, for those who do not see it.</summary>
internal sealed record FileWords(string? AltUk, string? AltEn);
