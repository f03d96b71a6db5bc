using System.ComponentModel.DataAnnotations;
using Hub.Cabinet.People;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Hub.Cabinet.Register;

/// <summary>A new account.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class RegisterPage(RegisterPerson register) : HubPage
{
    [BindProperty]
    public Typed Input { get; set; } = new();

    public static IReadOnlyList<Choice> Languages { get; } = [new("uk", "Українська"), new("en", "English")];

    public IActionResult OnGet()
    {
        if (User.Identity is { IsAuthenticated: true })
            return LocalRedirect(Language.Path("/cabinet", Language.Current));
        Input.Language = Language.Current;
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await register.Run(Input.Name, Input.Email, Input.Password, Input.Language, cancel);
        return RedirectToPage("/Register/Sent");
    }

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [Required(ErrorMessage = "Required"), StringLength(Person.NameLength, ErrorMessage = "TooLong"), Display(Name = "Field.Name")]
        public string? Name { get; set; }

        [Required(ErrorMessage = "Required"), StringLength(EmailAddress.Longest, ErrorMessage = "TooLong"), Display(Name = "Field.Email")]
        public string? Email { get; set; }

        [Required(ErrorMessage = "Required"), StringLength(1000, ErrorMessage = "TooLong"), Display(Name = "Field.Password")]
        public string? Password { get; set; }

        [Required(ErrorMessage = "Required"), RegularExpression("uk|en", ErrorMessage = "NotInList"), Display(Name = "Field.Language")]
        public string Language { get; set; } = "uk";
    }
}
