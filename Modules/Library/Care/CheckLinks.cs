using Hub.Library.Describing;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Hub.Library.Care;

/// <summary>The weekly look at the web addresses of published documents; librarians hear how many are newly dead.</summary>
internal sealed partial class CheckLinks(LibraryDb db, IConfiguration settings, PublicAddress address, TimeProvider time, ILogger<CheckLinks> log) : IJob
{
    private const int Batch = 200;

    // Shorter than a week, so that the next weekly run finds them due whatever the minute.
    private static readonly TimeSpan rest = TimeSpan.FromDays(6);

    public async Task Run(CancellationToken cancel)
    {
        var options = settings.GetSection("Modules:Library:LinkChecks").Get<LinkCheckOptions>() ?? new();
        if (!options.Enabled)
            return;
        await Note(cancel);
        using var visitor = new LinkVisitor(options, address.Base);
        var dead = 0;
        while (await Next(cancel) is { Count: > 0 } due)
        {
            var found = await visitor.LookAll(due.Select(d => d.Url), cancel);
            if (LinkVisitor.IsOwnOutage(found))
            {
                NothingAnswers(found.Count);
                return;
            }
            var now = time.GetUtcNow();
            foreach (var check in due)
            {
                var wasDead = check.IsDead;
                check.Found(found.GetValueOrDefault(check.Url), now);
                dead += check.IsDead && !wasDead ? 1 : 0;
            }
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
        if (dead == 0)
            return;
        db.Publish(new NoticeRaised(LibraryFacts.Module, null, LibraryModule.Edit, "Notice.LinksDead", [dead.ToString(System.Globalization.CultureInfo.InvariantCulture)], "/library/desk/reports"));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Addresses that are new or were changed since the last look.</summary>
    private async Task Note(CancellationToken cancel)
    {
        while (true)
        {
            var changed = await (
                from document in db.Documents
                where document.State == DocumentState.Published && document.Link != null
                join check in db.LinkChecks on document.Id equals check.DocumentId into checks
                from check in checks.DefaultIfEmpty()
                where check == null || check.Url != document.Link
                orderby document.Id
                select new { document.Id, Link = document.Link!, check }).Take(Batch).ToListAsync(cancel);
            if (changed.Count == 0)
                return;
            foreach (var row in changed)
            {
                if (row.check is null)
                    db.LinkChecks.Add(LinkCheck.Of(row.Id, row.Link));
                else
                    row.check.Point(row.Link);
            }
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }

    private Task<List<LinkCheck>> Next(CancellationToken cancel)
    {
        var before = time.GetUtcNow() - rest;
        return db.LinkChecks.Where(c => (c.CheckedAt == null || c.CheckedAt < before) && db.Documents.Any(d => d.Id == c.DocumentId && d.State == DocumentState.Published))
            .OrderBy(c => c.DocumentId).Take(Batch).ToListAsync(cancel);
    }

    [LoggerMessage(LogLevel.Warning, "None of {Count} links answered: the portal's own connection seems broken, nothing was noted")]
    private partial void NothingAnswers(int count);
}
