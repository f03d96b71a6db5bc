using Hub.Practices.Submission;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Checks;

/// <summary>Gathers what the checks of a version look at besides its text; author and reviewer get the same.</summary>
internal sealed class CheckContextQuery(PracticesDb db)
{
    public async Task<CheckReport> Run(PracticeVersion version, PracticeContent content, CancellationToken cancel)
    {
        var files = await db.Files.AsNoTracking().Where(f => f.VersionId == version.Id).ToListAsync(cancel);
        var broken = await db.LinkChecks.Where(c => c.PracticeId == version.PracticeId && c.BrokenSince != null)
            .OrderBy(c => c.Id).Select(c => c.Url).Take(PracticeChecks.MostRows).ToListAsync(cancel);
        var addresses = content.Links.Select(l => l.Url.Trim()).Concat(content.Results.Select(r => r.SourceUrl.Trim())).ToHashSet(StringComparer.Ordinal);
        var similar = await TitleStems.Similar(db, content.Title.Uk, version.PracticeId, cancel);
        return PracticeChecks.Run(content, new CheckContext(files, [.. broken.Where(addresses.Contains)], similar));
    }
}
