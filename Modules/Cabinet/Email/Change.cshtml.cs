using System.ComponentModel.DataAnnotations;
using Hub.Cabinet.People;
using Hub.Cabinet.Sessions;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Email;

/// <summary>Another e-mail for the account.</summary>
[Authorize, RequireRecentSignIn, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class ChangePage(CabinetDb db, AskEmailChange ask, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty]
    public Typed Input { get; set; } = new();

    public string Current { get; private set; } = "";

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await ask.Run(user.RequiredId, Input.Email, cancel);
        Done = texts["Email.Asked"];
        return RedirectToPage("/Security/Index");
    }

    public override async Task Load(CancellationToken cancel) =>
        Current = await db.People.Where(p => p.Id == user.RequiredId).Select(p => p.Email!).SingleOrDefaultAsync(cancel) ?? "";

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [Required(ErrorMessage = "Required"), StringLength(EmailAddress.Longest, ErrorMessage = "TooLong"), Display(Name = "Field.NewEmail")]
        public string? Email { get; set; }
    }
}
