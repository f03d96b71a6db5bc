using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Hub.Practices.Freshness;

/// <summary>The weekly look at the links of readable practices; the owner hears of a newly broken one once.</summary>
internal sealed partial class CheckLinks(PracticesDb db, IConfiguration settings, PublicAddress address, TimeProvider time, ILogger<CheckLinks> log) : IJob
{
    private const int Batch = 200;
    private const int MostNamed = 3;
    private const int MostTries = 3;

    // Shorter than a week, so that the next weekly run finds them due whatever the minute.
    private static readonly TimeSpan rest = TimeSpan.FromDays(6);

    private sealed record Due(Guid Id, string Url);

    public async Task Run(CancellationToken cancel)
    {
        var options = settings.GetSection("Modules:Practices:LinkChecks").Get<LinkCheckOptions>() ?? new();
        if (!options.Enabled)
            return;
        using var visitor = new LinkVisitor(options, address.Base);
        while (await Next(cancel) is { Count: > 0 } due)
        {
            var found = await visitor.LookAll(due.Select(d => d.Url), cancel);
            if (LinkVisitor.IsOwnOutage(found))
            {
                NothingAnswers(found.Count);
                return;
            }
            await Keep(due, found, cancel);
        }
    }

    private Task<List<Due>> Next(CancellationToken cancel)
    {
        var before = time.GetUtcNow() - rest;
        return (
            from check in db.LinkChecks.AsNoTracking()
            join practice in db.Practices on check.PracticeId equals practice.Id
            where (check.CheckedAt == null || check.CheckedAt < before)
                && (practice.Status == PracticeStatus.Published || practice.Status == PracticeStatus.Outdated)
            orderby check.PracticeId, check.Id
            select new Due(check.Id, check.Url)).Take(Batch).ToListAsync(cancel);
    }

    private async Task Keep(List<Due> due, IReadOnlyDictionary<string, int?> found, CancellationToken cancel)
    {
        var ids = due.ConvertAll(d => d.Id);
        for (var tries = 1; ; tries++)
        {
            db.ChangeTracker.Clear();
            try
            {
                await Save(ids, found, cancel);
                return;
            }
            catch (DbUpdateConcurrencyException) when (tries < MostTries)
            {
                // A new version was published meanwhile and some links are gone.
            }
        }
    }

    private async Task Save(List<Guid> ids, IReadOnlyDictionary<string, int?> found, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var broken = new List<LinkCheck>();
        foreach (var check in await db.LinkChecks.Where(c => ids.Contains(c.Id)).ToListAsync(cancel))
        {
            var wasWell = check.BrokenSince is null;
            if (found.GetValueOrDefault(check.Url) is { } status)
                check.Answered(status, now);
            else
                check.DidNotAnswer(now);
            if (wasWell && check.BrokenSince is not null)
                broken.Add(check);
        }
        await TellOwners(broken, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task TellOwners(List<LinkCheck> broken, CancellationToken cancel)
    {
        var ids = broken.Select(c => c.PracticeId).Distinct().ToList();
        if (ids.Count == 0)
            return;
        var practices = await db.Practices.IgnoreAutoIncludes().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        foreach (var links in broken.GroupBy(c => c.PracticeId))
        {
            var practice = practices[links.Key];
            var named = string.Join(", ", links.Take(MostNamed).Select(l => l.Url)) + (links.Count() > MostNamed ? " …" : "");
            db.Notify(practice.OwnerId, "Notice.LinksBroken", FreshnessFacts.ConfirmPath(practice), null, practice.TitleUk, named);
        }
    }

    [LoggerMessage(LogLevel.Warning, "None of {Count} links answered: the portal's own connection seems broken, nothing was noted")]
    private partial void NothingAnswers(int count);
}
