using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Review;

[RequirePermission(PracticesModule.Advise, Somewhere = true)]
internal sealed class AdviseModel(
    GiveAdvice give, KeepReviewDraft keep, ReviewItemQuery query, PracticesDb db, ICurrentUser expert, IStringLocalizer<Texts> texts) : HubPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public AdviceWords Input { get; set; } = new();

    public ExpertInvitation Invitation { get; private set; } = null!;

    public ReviewItem Item { get; private set; } = null!;

    /// <summary>What lies with its author again is nobody else's to read.</summary>
    public bool IsReadable => Item.Version.State is not (VersionState.Draft or VersionState.Returned or VersionState.Discarded);

    /// <summary>What was typed into a form that cannot be sent any more: it is shown, so that it is not lost.</summary>
    public IReadOnlyList<string> Unsent => Invitation.IsOpen || HttpMethods.IsGet(Request.Method) ? []
        : [.. Input.Comments.Values.Append(Input.Advice).Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text!)];

    public IEnumerable<Choice> Recommendations => Enum.GetValues<Recommendation>().Select(r =>
        new Choice(r.ToString(), texts["Recommendation." + r]) { Hint = texts["Recommendation." + r + ".Hint"] });

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await Load(cancel);
        return NothingHere ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await give.Run(Id, Input, cancel))
            return NotFound();
        Done = texts["Advice.GivenDone"];
        return RedirectToPage("Advice", new { id = (Guid?)null });
    }

    [TakesIncomplete]
    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken cancel)
    {
        if (await db.InvitationOf(Id, expert, cancel) is not ({ IsOpen: true } invitation, _))
            return NotFound();
        var words = SectionWords.Kept(Input.Comments);
        (words[nameof(Input.Advice)], words[nameof(Input.Recommendation)]) = (Typed.Plain(Input.Advice), Typed.Plain(Input.Recommendation));
        await keep.Run(invitation.VersionId, ReviewPurpose.Advice, words, cancel);
        return new JsonResult(new AutosaveResult());
    }

    public override async Task Load(CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var found = await db.InvitationOf(Id, expert, cancel);
        NothingHere = found is null;
        if (found is not var (invitation, item))
            return;
        Invitation = invitation;
        Item = await query.Run(item, cancel);
        if (HttpMethods.IsGet(Request.Method))
        {
            var words = await db.DraftWords(item.Id, invitation.ExpertId, ReviewPurpose.Advice, cancel);
            Input = new()
            {
                Comments = SectionWords.Shown(words),
                Advice = words.GetValueOrDefault(nameof(Input.Advice)),
                Recommendation = words.GetValueOrDefault(nameof(Input.Recommendation)),
            };
        }
        Input.Comments = SectionWords.Complete(Input.Comments);
    }
}
