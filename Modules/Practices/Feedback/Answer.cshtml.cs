using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Feedback;

/// <summary>The author's answer to a citizen.</summary>
[Authorize]
internal sealed class AnswerModel(FeedbackReader reader, AnswerFeedback use, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    public FeedbackOnPage? Item { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        await Load(cancel);
        Answer = Item?.Answer;
        return Item is null ? NotFound() : Page();
    }

    public override async Task Load(CancellationToken cancel)
    {
        Item = await reader.ForAuthor(Id, user.RequiredId, cancel);
        NothingHere = Item is null;
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (await use.Run(Id, Answer ?? "", cancel) is not { } slug)
            return NotFound();
        Done = texts["Feedback.Answered"];
        return Redirect(Language.Path($"/practices/{slug}", Language.Current) + "#feedback");
    }
}
