using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Submission;

/// <summary>Files of a version: added one by one, pictures described in words.</summary>
[Authorize]
internal sealed class FilesModel(PracticesDb db, ICurrentUser user, ChangeFile change) : DraftPage(db, user)
{
    [BindProperty] public IFormFile? Upload { get; set; }
    [BindProperty] public Guid FileId { get; set; }
    [BindProperty] public string? AltUk { get; set; }
    [BindProperty] public string? AltEn { get; set; }

    public IReadOnlyList<PracticeFile> All { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!Draft.IsWithAuthor)
            return RedirectToPage("Way", new { id = Id });
        await Load(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPost([FromServices] AddFile add, CancellationToken cancel)
    {
        await using var content = Upload?.OpenReadStream();
        return Back(await add.Run(Id, content, Upload?.FileName ?? "", cancel), "File.Added");
    }

    public async Task<IActionResult> OnPostDescribe(CancellationToken cancel) =>
        Back(await change.Run(Id, FileId, new FileWords(AltUk, AltEn), cancel), "File.Described");

    public async Task<IActionResult> OnPostRemove(CancellationToken cancel) => Back(await change.Remove(Id, FileId, cancel), "File.Removed");

    public async Task<IActionResult> OnPostUp(CancellationToken cancel) => Back(await change.Move(Id, FileId, up: true, cancel), null);

    public async Task<IActionResult> OnPostDown(CancellationToken cancel) => Back(await change.Move(Id, FileId, up: false, cancel), null);

    public override async Task Load(CancellationToken cancel)
    {
        await base.Load(cancel);
        All = await Db.Files.AsNoTracking().Where(f => f.VersionId == Id).OrderBy(f => f.Place).ThenBy(f => f.Id).Take(FileLimits.Most).ToListAsync(cancel);
    }

    private IActionResult Back(bool found, string? done)
    {
        if (!found)
            return NotFound();
        Done = done is null ? null : Texts[done].Value;
        return RedirectToPage("Files", new { id = Id });
    }
}
