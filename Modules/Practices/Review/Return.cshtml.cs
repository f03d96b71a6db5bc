using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Review;

[RequirePermission(PracticesModule.Review, Somewhere = true)]
internal sealed class ReturnModel(
    ReturnVersion give, KeepReviewDraft keep, PracticesDb db, IPeople people, ICurrentUser editor, IStringLocalizer<Texts> texts) : DecisionPage(db, editor)
{
    [BindProperty]
    public Dictionary<string, string?> Reasons { get; set; } = [];

    public IReadOnlyList<ReviewRemark> Remarks { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await give.Run(Id, Seen, Reasons, cancel))
            return NotFound();
        Done = texts["Review.ReturnedDone"];
        return RedirectToPage("Item", new { Id });
    }

    [TakesIncomplete]
    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken cancel) =>
        await keep.Run(Id, ReviewPurpose.Return, SectionWords.Kept(Reasons), cancel) ? new JsonResult(new AutosaveResult()) : NotFound();

    protected override async Task LoadDecision(CancellationToken cancel)
    {
        if (HttpMethods.IsGet(Request.Method))
            Reasons = SectionWords.Shown(await Db.DraftWords(Id, Editor, ReviewPurpose.Return, cancel));
        Reasons = SectionWords.Complete(Reasons);
        Remarks = await Db.Remarks.AsNoTracking().Where(r => r.VersionId == Id).OrderBy(r => r.Round).ThenBy(r => r.At).Take(500).ToListAsync(cancel);
        Names = await people.Names(Remarks.Select(r => r.ById).Distinct(), cancel);
    }
}
