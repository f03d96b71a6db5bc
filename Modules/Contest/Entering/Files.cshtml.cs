using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Entering;

/// <summary>Files that go with an entry.</summary>
[Authorize]
internal sealed class FilesModel(ContestDb db, ICurrentUser user, TimeProvider time) : OwnEntryPage(db, user, time)
{
    [BindProperty] public IFormFile? Upload { get; set; }
    [BindProperty] public string? About { get; set; }

    public IReadOnlyList<EntryFile> All { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!Entry.IsWithWriter)
            return RedirectToPage("Receipt", new { id = Id });
        await Load(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPost([FromServices] AddFile add, CancellationToken cancel)
    {
        await using var content = Upload?.OpenReadStream();
        return await add.Run(Id, content, Upload?.FileName ?? "", About, cancel) ? RedirectToPage("Files", new { id = Id }) : NotFound();
    }

    public async Task<IActionResult> OnPostRemove([FromServices] RemoveFile remove, Guid file, CancellationToken cancel) =>
        await remove.Run(Id, file, cancel) ? RedirectToPage("Files", new { id = Id }) : NotFound();

    public override async Task Load(CancellationToken cancel)
    {
        await base.Load(cancel);
        All = await Db.Files.AsNoTracking().Where(f => f.EntryId == Id && f.UntilSubmission == null).OrderBy(f => f.Place).ToListAsync(cancel);
    }
}
