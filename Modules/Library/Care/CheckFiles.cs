using System.Globalization;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Files;
using Hub.SharedKernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Care;

/// <summary>Every night reads again the files that were not read for a month and compares them with their hashes; librarians hear of what is newly wrong.</summary>
internal sealed class CheckFiles(LibraryDb db, IFileStore store, TimeProvider time) : IJob
{
    private const int Batch = 50;
    private const int MostANight = 5000;
    public static readonly TimeSpan Rest = TimeSpan.FromDays(30);

    public async Task Run(CancellationToken cancel)
    {
        var before = time.GetUtcNow() - Rest;
        var broken = 0;
        for (var done = 0; done < MostANight; done += Batch)
        {
            var due = await db.Contents.Where(c => c.CheckedAt <= before).OrderBy(c => c.CheckedAt).ThenBy(c => c.Sha256).Select(c => new { c.Sha256, c.Health }).Take(Batch).ToListAsync(cancel);
            if (due.Count == 0)
                break;
            foreach (var file in due)
            {
                var (health, now) = (await store.Verify(file.Sha256, cancel), time.GetUtcNow());
                broken += health != FileHealth.Sound && file.Health == FileHealth.Sound ? 1 : 0;
                // The text of a file may be long; it is neither read nor written for this.
                await db.Contents.Where(c => c.Sha256 == file.Sha256).ExecuteUpdateAsync(set => set.SetProperty(c => c.Health, health).SetProperty(c => c.CheckedAt, now), cancel);
            }
        }
        if (broken == 0)
            return;
        db.Publish(new NoticeRaised(LibraryFacts.Module, null, LibraryModule.Edit, "Notice.FilesDamaged", [broken.ToString(CultureInfo.InvariantCulture)], "/library/desk/reports"));
        await db.SaveChangesAsync(cancel);
    }
}
