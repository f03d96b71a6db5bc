using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Submission;

/// <summary>Opens a new version of a published practice.</summary>
[Authorize]
internal sealed class NewVersionModel(PracticesDb db, ICurrentUser user) : HubPage
{
    /// <summary>Concept id of the practice.</summary>
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    [BindProperty] public Guid VersionId { get; set; }

    public string Heading { get; private set; } = "";

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        VersionId = Guid.CreateVersion7();
        var person = user.RequiredId;
        var practice = await db.Practices.AsNoTracking().SingleOrDefaultAsync(p => p.Id == Id, cancel);
        if (practice is null || !practice.IsAuthor(person) || !practice.IsReadable)
            return NotFound();
        if (await db.Versions.Where(v => v.PracticeId == Id).Open().Select(v => (Guid?)v.Id).FirstOrDefaultAsync(cancel) is { } open)
            return RedirectToPage("Way", new { id = open });
        Heading = practice.TitleUk;
        return Page();
    }

    public async Task<IActionResult> OnPost([FromServices] StartNewVersion start, CancellationToken cancel) =>
        await start.Run(Id, VersionId == Guid.Empty ? Guid.CreateVersion7() : VersionId, cancel) is { } version
            ? RedirectToPage("Edit", new { id = version })
            : NotFound();

    public override async Task Load(CancellationToken cancel) =>
        Heading = await db.Practices.Where(p => p.Id == Id && p.OwnerId == user.Id).Select(p => p.TitleUk).SingleOrDefaultAsync(cancel) ?? "";
}
