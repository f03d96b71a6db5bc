using System.ComponentModel.DataAnnotations;
using Hub.Cabinet.Demonstration;
using Hub.Cabinet.Outside;
using Hub.Cabinet.Passkeys;
using Hub.Cabinet.People;
using Hub.Cabinet.Roles;
using Hub.Cabinet.Sessions;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Hosting;

namespace Hub.Cabinet.SignIn;

/// <summary>Every way in: e-mail and password, a passkey, providers outside; where nobody can be harmed by it, also who there is to try the portal as.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SignInPage(
    SignInByPassword byPassword, SignInByPasskey byPasskey, PasskeyCeremony passkeys, Admission admission, BeginSession begin,
    OutsideProviders providers, RoleCatalog roles, IHostEnvironment environment) : HubPage
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public Typed Input { get; set; } = new();

    public IReadOnlyList<DemonstrationEntry> Demonstration { get; private set; } = [];

    public IReadOnlyList<OutsideProvider> Providers => providers.All;

    /// <summary>Whether a form waits for whoever signs in.</summary>
    public bool KeepsForm => ReturnUrl?.Contains("kept=", StringComparison.Ordinal) == true;

    public IActionResult OnGet(string? email)
    {
        if (User.Identity is { IsAuthenticated: true })
            return Admission.Onwards(ReturnUrl);
        Input.Email = email;
        Show();
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var person = await byPassword.Run(Input.Email!, Input.Password!, cancel);
        return await admission.Admit(person, "password", Input.Remember, ReturnUrl, cancel);
    }

    /// <summary>What a browser needs to ask for a passkey; the same for everybody.</summary>
    public async Task<IActionResult> OnGetPasskey()
    {
        Response.Headers.CacheControl = "no-store";
        return Content(await passkeys.Ask(HttpContext), "application/json");
    }

    [TakesIncomplete]
    public async Task<IActionResult> OnPostPasskey(string? credential, CancellationToken cancel)
    {
        ModelState.Clear();
        var person = await byPasskey.Run(credential, HttpContext, cancel);
        await begin.Run(person, "passkey", remember: false, cancel);
        return Admission.Onwards(ReturnUrl);
    }

    public override Task Load(CancellationToken cancel)
    {
        Show();
        return Task.CompletedTask;
    }

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
