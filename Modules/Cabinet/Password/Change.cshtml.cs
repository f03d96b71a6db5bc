using System.ComponentModel.DataAnnotations;
using Hub.Cabinet.Sessions;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Password;

/// <summary>A new password for who knows the old one.</summary>
[Authorize, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class ChangePage(
    CabinetDb db, ChangePassword change, BeginSession begin, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty]
    public Typed Input { get; set; } = new();

    /// <summary>Whether there is a password to ask for; who came by a provider or registered with one has none.</summary>
    public bool HasPassword { get; private set; }

    /// <summary>Whether eight characters are enough.</summary>
    public bool HasSecondFactor { get; private set; }

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var remembered = (await HttpContext.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties?.IsPersistent == true;
        await begin.Run(await change.Run(user.RequiredId, Input.Current, Input.Password, cancel), "password", remembered, cancel);
        Done = texts["Password.Changed"];
        return RedirectToPage();
    }

    public override async Task Load(CancellationToken cancel)
    {
        var person = await db.People.AsNoTracking().Where(p => p.Id == user.RequiredId)
            .Select(p => new { Has = p.PasswordHash != null, p.TwoFactorEnabled }).SingleOrDefaultAsync(cancel);
        (HasPassword, HasSecondFactor) = (person?.Has ?? true, person?.TwoFactorEnabled ?? false);
    }

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [StringLength(1000, ErrorMessage = "TooLong"), Display(Name = "Field.CurrentPassword")]
        public string? Current { get; set; }

        [Required(ErrorMessage = "Required"), StringLength(1000, ErrorMessage = "TooLong"), Display(Name = "Field.NewPassword")]
        public string? Password { get; set; }
    }
}
