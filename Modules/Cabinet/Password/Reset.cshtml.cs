using System.ComponentModel.DataAnnotations;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Password;

/// <summary>A new password by the mailed link.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class ResetPage(ResetPassword reset, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty]
    public Typed Input { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await reset.Run(Person, Code, Input.Password, cancel);
        Done = texts["Reset.Done"];
        return LocalRedirect(Language.Path("/cabinet/signin", Language.Current));
    }

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [Required(ErrorMessage = "Required"), StringLength(1000, ErrorMessage = "TooLong"), Display(Name = "Field.NewPassword")]
        public string? Password { get; set; }
    }
}
