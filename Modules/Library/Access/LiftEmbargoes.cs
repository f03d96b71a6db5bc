using Hub.Library.Describing;
using Hub.Library.Telling;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Access;

/// <summary>Opens files whose embargo is over: from now on they are listed as open, and their words are found.</summary>
internal sealed class LiftEmbargoes(LibraryDb db, TellDocument tell, TimeProvider time) : IJob
{
    private const int Batch = 100;

    public async Task Run(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var today = KyivTime.DateOf(now);
        while (await db.Files.Where(f => f.Access == Files.FileAccess.Embargo && f.EmbargoUntil <= today).OrderBy(f => f.Id).Take(Batch).ToListAsync(cancel) is { Count: > 0 } due)
        {
            await using var whole = await db.Database.BeginTransactionAsync(cancel);
            foreach (var file in due)
                file.Lift();
            await db.SaveChangesAsync(cancel);
            var ids = due.Select(f => f.DocumentId).Distinct().ToList();
            foreach (var document in await db.Documents.Where(d => ids.Contains(d.Id) && d.State == DocumentState.Published).ToListAsync(cancel))
            {
                document.Changed(now);
                db.Record(document, null, "EmbargoLifted", null, now);
                await tell.Run(document, cancel);
            }
            await db.SaveChangesAsync(cancel);
            await whole.CommitAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }
}
