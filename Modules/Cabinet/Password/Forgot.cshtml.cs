using System.ComponentModel.DataAnnotations;
using Hub.Cabinet.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Hub.Cabinet.Password;

/// <summary>Asks for a link to set a new password.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class ForgotPage(OfferNewPassword offer) : HubPage
{
    [BindProperty]
    public Typed Input { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await offer.Run(Input.Email, cancel);
        return RedirectToPage("/Register/Sent");
    }

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [Required(ErrorMessage = "Required"), StringLength(EmailAddress.Longest, ErrorMessage = "TooLong"), Display(Name = "Field.Email")]
        public string? Email { get; set; }
    }
}
