using System.ComponentModel.DataAnnotations;
using Hub.Cabinet.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Hub.Cabinet.Register;

/// <summary>The confirmation link once more.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class ResendPage(ResendConfirmation resend) : HubPage
{
    [BindProperty]
    public Typed Input { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await resend.Run(Input.Email, cancel);
        return RedirectToPage("/Register/Sent");
    }

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [Required(ErrorMessage = "Required"), StringLength(EmailAddress.Longest, ErrorMessage = "TooLong"), Display(Name = "Field.Email")]
        public string? Email { get; set; }
    }
}
