using System.ComponentModel.DataAnnotations;
using Hub.Cabinet.Outside;
using Hub.Cabinet.Passkeys;
using Hub.Cabinet.SignIn;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Security;

/// <summary>Before a sensitive step: is it still the same person at the keyboard?</summary>
[Authorize, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class ProvePage(CabinetDb db, ProveAgain prove, PasskeyCeremony passkeys, OutsideProviders providers, ICurrentUser user) : HubPage
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty, StringLength(1000, ErrorMessage = "TooLong"), Display(Name = "Field.CurrentPassword")]
    public string? Password { get; set; }

    [BindProperty]
    public Typed Input { get; set; } = new();

    public bool HasPassword { get; private set; }

    public bool HasSecondFactor { get; private set; }

    public bool HasPasskey { get; private set; }

    public IReadOnlyList<OutsideProvider> Providers { get; private set; } = [];

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await prove.Run(Password, cancel);
        return Onwards();
    }

    public async Task<IActionResult> OnPostCode(CancellationToken cancel)
    {
        await prove.ByCode(Input.Code, cancel);
        return Onwards();
    }

    public async Task<IActionResult> OnGetPasskey()
    {
        Response.Headers.CacheControl = "no-store";
        return Content(await passkeys.Ask(HttpContext), "application/json");
    }

    public async Task<IActionResult> OnPostPasskey(string? credential, CancellationToken cancel)
    {
        await prove.ByPasskey(credential, cancel);
        return Onwards();
    }

    public override async Task Load(CancellationToken cancel)
    {
        var me = user.RequiredId;
        var person = await db.People.AsNoTracking().Where(p => p.Id == me).Select(p => new
        {
            Password = p.PasswordHash != null,
            p.TwoFactorEnabled,
            Passkey = db.Passkeys.Any(k => k.UserId == me),
        }).SingleAsync(cancel);
        (HasPassword, HasSecondFactor, HasPasskey) = (person.Password, person.TwoFactorEnabled, person.Passkey);
        var linked = await db.Logins.Where(l => l.UserId == me).Select(l => l.LoginProvider).Distinct().Take(100).ToListAsync(cancel);
        Providers = [.. providers.All.Where(p => linked.Contains(p.Scheme))];
    }

    private LocalRedirectResult Onwards() => Admission.Onwards(ReturnUrl ?? SecurityAddress);

    private static string SecurityAddress => SharedKernel.Languages.Language.Path("/cabinet/security", SharedKernel.Languages.Language.Current);

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [StringLength(20, ErrorMessage = "TooLong"), Display(Name = "Field.AppCode")]
        public string? Code { get; set; }
    }
}
