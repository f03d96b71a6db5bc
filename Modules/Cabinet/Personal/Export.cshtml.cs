using Hub.Cabinet.Sessions;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Personal;

/// <summary>Everything the portal holds about the person, to take away.</summary>
[Authorize, RequireRecentSignIn, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class ExportPage(
    CabinetDb db, AskExport ask, OpenExport open, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    private const int Most = 10;

    public IReadOnlyList<DataExport> Exports { get; private set; } = [];

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await ask.Run(user.RequiredId, cancel);
        Done = texts["Export.Asked"];
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostDownload(Guid id, CancellationToken cancel)
    {
        var (path, name) = await open.Run(user.RequiredId, id, cancel);
        Response.Headers.CacheControl = "no-store";
        return PhysicalFile(path, "application/zip", name);
    }

    public override async Task Load(CancellationToken cancel)
    {
        var me = user.RequiredId;
        Exports = await db.DataExports.AsNoTracking().Where(e => e.PersonId == me).OrderByDescending(e => e.AskedAt).Take(Most).ToListAsync(cancel);
    }
}

/// <summary>Hands the archive to the person it is about, and to nobody else.</summary>
internal sealed class OpenExport(CabinetDb db, ExportFolder folder, RecentSignIn recent, TimeProvider time)
{
    public async Task<(string Path, string Name)> Run(Guid personId, Guid exportId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var export = await db.DataExports.AsNoTracking()
            .SingleOrDefaultAsync(e => e.Id == exportId && e.PersonId == personId && e.ReadyAt != null && e.ExpiresAt > now, cancel)
            ?? throw new RuleViolation("Export.Gone");
        recent.Require();
        var path = folder.PathOf(exportId);
        if (!File.Exists(path))
            throw new RuleViolation("Export.Gone");
        db.Publish(new ActionRecorded(CabinetModule.Key, personId, "personal.export-taken", $"person/{personId}", ""));
        await db.SaveChangesAsync(cancel);
        return (path, FormattableString.Invariant($"my-data-{export.ReadyAt:yyyy-MM-dd}.zip"));
    }
}
