using Hub.Practices.Checks;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Submission;

/// <summary>The last look before submitting: what the checks say, how the page will read, what readers are told.</summary>
[Authorize]
internal sealed class SubmitModel(PracticesDb db, ICurrentUser user, CheckContextQuery checks, TimeProvider time) : DraftPage(db, user)
{
    [BindProperty] public string? ChangesUk { get; set; }
    [BindProperty] public string? ChangesEn { get; set; }
    [BindProperty] public string? Reply { get; set; }

    public ChecksPanel Panel { get; private set; } = null!;
    public IReadOnlyList<PracticeFile> Files { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!Draft.IsWithAuthor)
            return RedirectToPage("Way", new { id = Id });
        (ChangesUk, ChangesEn) = (Draft.ChangesUk, Draft.ChangesEn);
        await Load(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPost([FromServices] SubmitPractice submit, CancellationToken cancel)
    {
        if (!await submit.Run(Id, new SubmissionWords(ChangesUk, ChangesEn, Reply), cancel))
            return NotFound();
        Done = Texts["Submit.Done", KyivTime.Date(time.GetUtcNow().AddDays(PracticeVersion.ReviewDays), Language.Of(Language.Current))];
        return RedirectToPage("Way", new { id = Id });
    }

    public override async Task Load(CancellationToken cancel)
    {
        await base.Load(cancel);
        Panel = new(await checks.Run(Draft, Saved, cancel), Id);
        Files = await Db.Files.AsNoTracking().Where(f => f.VersionId == Id).OrderBy(f => f.Place).ToListAsync(cancel);
    }
}
