using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Practices.Submission;

/// <summary>Asks once more before a draft is thrown away.</summary>
[Authorize]
internal sealed class DiscardModel(PracticesDb db, ICurrentUser user) : DraftPage(db, user)
{
    public IActionResult OnGet() => Draft.IsWithAuthor ? Page() : RedirectToPage("Way", new { id = Id });

    public async Task<IActionResult> OnPost([FromServices] DiscardDraft discard, CancellationToken cancel)
    {
        if (!await discard.Run(Id, cancel))
            return NotFound();
        Done = Texts["Discard.Done"];
        return RedirectToPage("Start");
    }
}
