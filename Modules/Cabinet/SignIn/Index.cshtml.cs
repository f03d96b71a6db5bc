using System.ComponentModel.DataAnnotations;
using Hub.Cabinet.Demonstration;
using Hub.Cabinet.People;
using Hub.Cabinet.Roles;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Hosting;

namespace Hub.Cabinet.SignIn;

/// <summary>E-mail and password; where nobody can be harmed by it, also who there is to try the portal as.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SignInPage(SignInByPassword signIn, SignInManager<Person> sessions, RoleCatalog roles, IHostEnvironment environment) : HubPage
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public Typed Input { get; set; } = new();

    public IReadOnlyList<DemonstrationEntry> Demonstration { get; private set; } = [];

    public IActionResult OnGet(string? email)
    {
        if (User.Identity is { IsAuthenticated: true })
            return Onwards();
        Input.Email = email;
        Show();
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var person = await signIn.Run(Input.Email!, Input.Password!, cancel);
        await sessions.SignInAsync(person, new AuthenticationProperties { IsPersistent = Input.Remember }, "pwd");
        return Onwards();
    }

    public override Task Load(CancellationToken cancel)
    {
        Show();
        return Task.CompletedTask;
    }

    // An address from outside would make the portal a door to anywhere.
    private LocalRedirectResult Onwards() =>
        LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : Language.Path("/cabinet", Language.Current));

    private void Show()
    {
        if (environment.IsDevelopment())
            Demonstration = [.. DemonstrationPeople.All.Select(p => new DemonstrationEntry(p.Name, p.Email,
                string.Join(", ", p.Roles.Where(r => roles.Find(r) is not null).Select(r => roles.NameOf(r, Language.Current))
                    .Append(IsEnglish ? p.Organisation?.NameEn : p.Organisation?.NameUk).Where(s => !string.IsNullOrEmpty(s)))))];
    }

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [Required(ErrorMessage = "Required"), StringLength(EmailAddress.Longest, ErrorMessage = "TooLong"), Display(Name = "Field.Email")]
        public string? Email { get; set; }

        [Required(ErrorMessage = "Required"), StringLength(1000, ErrorMessage = "TooLong"), Display(Name = "Field.Password")]
        public string? Password { get; set; }

        public bool Remember { get; set; }
    }
}

/// <summary>A demonstration person as the sign-in page lists them.</summary>
internal sealed record DemonstrationEntry(string Name, string Email, string Does);
