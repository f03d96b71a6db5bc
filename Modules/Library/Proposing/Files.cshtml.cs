using Hub.Library.Files;
using Hub.Library.Reading;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Library.Proposing;

/// <summary>Files of a version: what they hold, who may take them, what became of their text.</summary>
[Authorize]
internal sealed class FilesModel(LibraryDb db, DocumentPages pages, ICurrentUser user) : WorkPage(db, user)
{
    [BindProperty] public IFormFile? Upload { get; set; }
    [BindProperty] public string? About { get; set; }
    [BindProperty] public Files.FileAccess Access { get; set; }
    [BindProperty] public DateOnly? Until { get; set; }

    public IReadOnlyList<FileOnPage> All { get; private set; } = [];
    public bool MayChangeFiles => !Document.IsReadable;
    public IEnumerable<Choice> Accesses => Enum.GetValues<Files.FileAccess>().Select(a => new Choice(a.ToString(), Texts["FileAccess." + a]));

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPost([FromServices] AddFile add, CancellationToken cancel)
    {
        await using var content = Upload?.OpenReadStream();
        return await add.Run(Id, content, Upload?.FileName ?? "", About, cancel) ? RedirectToPage("Files", new { id = Id }) : NotFound();
    }

    public async Task<IActionResult> OnPostChange([FromServices] ChangeFile change, Guid file, CancellationToken cancel)
    {
        if (!await change.Run(Id, file, About, Access, Until, cancel))
            return NotFound();
        Done = Texts["Saved"];
        return RedirectToPage("Files", new { id = Id });
    }

    public async Task<IActionResult> OnPostRemove([FromServices] RemoveFile remove, Guid file, CancellationToken cancel) =>
        await remove.Run(Id, file, cancel) ? RedirectToPage("Files", new { id = Id }) : NotFound();

    public override async Task Load(CancellationToken cancel) => All = await pages.FilesOf(Id, cancel);
}
