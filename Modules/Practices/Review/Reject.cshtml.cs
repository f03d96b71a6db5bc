using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Review;

[RequirePermission(PracticesModule.Review, Somewhere = true)]
internal sealed class RejectModel(
    RejectVersion reject, KeepReviewDraft keep, PracticesDb db, ICurrentUser editor, IStringLocalizer<Texts> texts) : DecisionPage(db, editor)
{
    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await reject.Run(Id, Seen, Reason, cancel))
            return NotFound();
        Done = texts["Review.RejectedDone"];
        return RedirectToPage("Item", new { Id });
    }

    [TakesIncomplete]
    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken cancel) =>
        await keep.Run(Id, ReviewPurpose.Reject, new Dictionary<string, string> { [nameof(Reason)] = Typed.Plain(Reason) }, cancel)
            ? new JsonResult(new AutosaveResult()) : NotFound();

    protected override async Task LoadDecision(CancellationToken cancel)
    {
        if (HttpMethods.IsGet(Request.Method))
            Reason = (await Db.DraftWords(Id, Editor, ReviewPurpose.Reject, cancel)).GetValueOrDefault(nameof(Reason));
    }
}
