using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Feedback;

/// <summary>A moderator hides a feedback, saying why, or shows it again.</summary>
[RequirePermission(PracticesModule.Moderate, Somewhere = true)]
internal sealed class HideModel(FeedbackReader reader, HideFeedback hide, ICurrentUser moderator, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public FeedbackOnPage? Item { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        await Load(cancel);
        return Item is null ? NotFound() : Page();
    }

    public override async Task Load(CancellationToken cancel)
    {
        Item = await reader.ForModerator(Id, moderator.Reach(PracticesModule.Moderate), cancel);
        NothingHere = Item is null;
    }

    public async Task<IActionResult> OnPost(bool show, CancellationToken cancel)
    {
        if (await hide.Run(Id, show ? null : Reason ?? "", cancel) is not { } slug)
            return NotFound();
        Done = texts[show ? "Feedback.ShownAgain" : "Feedback.HiddenDone"];
        return Redirect(Language.Path($"/practices/feedback/all/{slug}", Language.Current));
    }
}
