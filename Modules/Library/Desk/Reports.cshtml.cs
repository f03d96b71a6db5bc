using Hub.Library.Describing;
using Hub.Library.Files;
using Hub.SharedKernel.Files;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Library.Desk;

/// <summary>Something to look after in a document.</summary>
internal sealed record ReportLine(Guid DocumentId, string TitleUk, string What, string? Reason, DateTimeOffset? At);

/// <summary>What librarians should look after: damaged files, texts that could not be read, dead links.</summary>
[RequirePermission(LibraryModule.Edit)]
internal sealed class ReportsModel(LibraryDb db, IStringLocalizer<Texts> texts) : HubPage
{
    private const int Most = 200;

    public IReadOnlyList<ReportLine> Damaged { get; private set; } = [];
    public IReadOnlyList<ReportLine> Unread { get; private set; } = [];
    public IReadOnlyList<ReportLine> Dead { get; private set; } = [];
    public (int Files, int Read, int NoText, int Waiting) Counts { get; private set; }
    public DateTimeOffset? OldestCheck { get; private set; }

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    /// <summary>Texts that could not be read are tried once more: after a new release of the portal, say.</summary>
    public async Task<IActionResult> OnPostAgain(CancellationToken cancel)
    {
        foreach (var content in await db.Contents.Where(c => c.State == TextState.Failed).OrderBy(c => c.Sha256).Take(Most).ToListAsync(cancel))
            content.Again();
        await db.SaveChangesAsync(cancel);
        Done = texts["Report.WillRead"];
        return RedirectToPage("Reports");
    }

    public override async Task Load(CancellationToken cancel)
    {
        var files = from file in db.Files.AsNoTracking()
                    join content in db.Contents on file.Sha256 equals content.Sha256
                    join document in db.Documents on file.DocumentId equals document.Id
                    where document.State != DocumentState.Withdrawn
                    select new { document.Id, document.TitleUk, file.Name, content.State, content.Reason, content.Health, content.CheckedAt, content.ReadAt };
        Damaged = (await files.Where(f => f.Health != FileHealth.Sound).OrderBy(f => f.TitleUk).Take(Most).ToListAsync(cancel))
            .ConvertAll(f => new ReportLine(f.Id, f.TitleUk, f.Name, "FileHealth." + f.Health, f.CheckedAt));
        Unread = (await files.Where(f => f.State == TextState.Failed).OrderBy(f => f.TitleUk).Take(Most).ToListAsync(cancel))
            .ConvertAll(f => new ReportLine(f.Id, f.TitleUk, f.Name, "Text." + f.Reason, f.ReadAt));
        Dead = (await (from check in db.LinkChecks.AsNoTracking()
                       where check.Failures >= Care.LinkCheck.DeadAfter
                       join document in db.Documents on check.DocumentId equals document.Id
                       where document.State == DocumentState.Published
                       orderby check.FailedSince
                       select new { document.Id, document.TitleUk, check.Url, check.Status, check.FailedSince }).Take(Most).ToListAsync(cancel))
            .ConvertAll(l => new ReportLine(l.Id, l.TitleUk, l.Url, l.Status is { } status ? status.ToString(System.Globalization.CultureInfo.InvariantCulture) : null, l.FailedSince));
        var states = await db.Contents.GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        Counts = (states.Values.Sum(), states.GetValueOrDefault(TextState.Read), states.GetValueOrDefault(TextState.NoText), states.GetValueOrDefault(TextState.Waiting));
        OldestCheck = Counts.Files == 0 ? null : await db.Contents.MinAsync(c => c.CheckedAt, cancel);
    }
}
