using System.ComponentModel.DataAnnotations;
using Hub.Cabinet.People;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Password;

/// <summary>A new password for who knows the old one.</summary>
[Authorize, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class ChangePage(
    ChangePassword change, SignInManager<Person> sessions, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty]
    public Typed Input { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await sessions.RefreshSignInAsync(await change.Run(user.RequiredId, Input.Current, Input.Password, cancel));
        Done = texts["Password.Changed"];
        return RedirectToPage();
    }

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [Required(ErrorMessage = "Required"), StringLength(1000, ErrorMessage = "TooLong"), Display(Name = "Field.CurrentPassword")]
        public string? Current { get; set; }

        [Required(ErrorMessage = "Required"), StringLength(1000, ErrorMessage = "TooLong"), Display(Name = "Field.NewPassword")]
        public string? Password { get; set; }
    }
}
