using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Contest.Entering;

/// <summary>Takes an entry back.</summary>
[Authorize]
internal sealed class WithdrawModel(ContestDb db, ICurrentUser user, TimeProvider time) : OwnEntryPage(db, user, time)
{
    [BindProperty] public string? Reason { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPost([FromServices] WithdrawEntry withdraw, CancellationToken cancel)
    {
        if (!await withdraw.Run(Id, Reason, cancel))
            return NotFound();
        Done = Texts["Withdraw.Done"];
        return RedirectToPage("Start");
    }
}
