using Hub.Library.Files;
using Hub.Library.Telling;
using Hub.SharedKernel.Files;
using Hub.SharedKernel.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Hub.Library.Extraction;

/// <summary>
/// Reads the texts of new files, one after another, in a process of its own. A file is taken under a lease: hosts share the work, and one
/// that died in the midst loses nothing. A file that ends the process three times is given up with a reason.
/// </summary>
internal sealed class ReadTexts(LibraryDb db, IFileStore store, TellDocument tell, IConfiguration settings, TimeProvider time) : IJob
{
    public async Task Run(CancellationToken cancel)
    {
        var limits = settings.GetSection("Modules:Library:Texts").Get<TextLimits>() ?? new();
        if (!limits.Enabled)
            return;
        using var worker = new TextWorker(limits, settings["Modules:Library:Texts:Program"]);
        while (await Take(limits, cancel) is { } content)
        {
            var (answer, thumbnail) = await Read(content, worker, limits, cancel);
            content.Keep(answer.State, answer.Reason, answer.Text, answer.Pages, thumbnail, time.GetUtcNow());
            await db.SaveChangesAsync(cancel);
            // Words and picture of the file are on the pages and in the search from now on.
            await tell.TellHolders(content.Sha256, cancel);
            db.PagesChanged();
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }

    private async Task<FileContent?> Take(TextLimits limits, CancellationToken cancel)
    {
        while (true)
        {
            var now = time.GetUtcNow();
            var free = db.Contents.Where(c => c.State == TextState.Waiting && (c.LeaseUntil == null || c.LeaseUntil < now));
            if (await free.OrderBy(c => c.Sha256).Select(c => c.Sha256).FirstOrDefaultAsync(cancel) is not { } next)
                return null;
            var until = now + TimeSpan.FromSeconds(3 * limits.Seconds);
            if (await free.Where(c => c.Sha256 == next).ExecuteUpdateAsync(set => set.SetProperty(c => c.LeaseUntil, until).SetProperty(c => c.Tries, c => c.Tries + 1), cancel) == 1)
                return await db.Contents.SingleAsync(c => c.Sha256 == next, cancel);
        }
    }

    private async Task<(TextAnswer Answer, string? Thumbnail)> Read(FileContent content, TextWorker worker, TextLimits limits, CancellationToken cancel)
    {
        if (content.Tries > FileContent.MostTries)
            return (TextAnswer.Failed("Memory"), null);
        await using var file = store.Open(content.Sha256);
        if (file is null)
            return (TextAnswer.Failed("Missing"), null);
        var folder = Directory.CreateTempSubdirectory("hub-text-");
        try
        {
            var place = Path.Combine(folder.FullName, "file");
            await using (var copy = File.Create(place))
                await file.CopyToAsync(copy, cancel);
            var picture = Path.Combine(folder.FullName, "page.png");
            var answer = await worker.Ask(new(place, content.ContentType, picture, limits), cancel);
            return (answer, answer.HasThumbnail ? await Keep(picture, cancel) : null);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<string> Keep(string picture, CancellationToken cancel)
    {
        await using var drawn = File.OpenRead(picture);
        return (await store.Save(drawn, "page.png", FileRules.Images, cancel)).Sha256;
    }
}
