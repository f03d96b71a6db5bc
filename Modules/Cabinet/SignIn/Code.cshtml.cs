using System.ComponentModel.DataAnnotations;
using Hub.Cabinet.SecondFactor;
using Hub.SharedKernel;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Hub.Cabinet.SignIn;

/// <summary>The second step of signing in: a code of the app, or a recovery code.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class CodePage(Admission admission, CheckCode check) : HubPage
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public Typed Input { get; set; } = new();

    public async Task<IActionResult> OnGet(CancellationToken cancel) =>
        await admission.Waiting(cancel) is null ? LocalRedirect(Language.Path("/cabinet/signin", Language.Current)) : Page();

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var half = await admission.Waiting(cancel) ?? throw new RuleViolation("Code.TooLate");
        await check.Run(half.Person, Input.Code, orRecovery: true, cancel);
        return await admission.Finish(half, ReturnUrl, cancel);
    }

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [Required(ErrorMessage = "Required"), StringLength(100, ErrorMessage = "TooLong"), Display(Name = "Field.SignInCode")]
        public string? Code { get; set; }
    }
}
