using System.ComponentModel.DataAnnotations;
using System.Text;
using Hub.Cabinet.Sessions;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.SecondFactor;

/// <summary>Sets up the app that makes codes; once it is on, new recovery codes and switching off.</summary>
[Authorize, RequireRecentSignIn, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SecondFactorPage(
    CabinetDb db, AuthenticatorSecrets secrets, TurnOnSecondFactor turnOn, TurnOffSecondFactor turnOff, MakeRecoveryCodes makeCodes,
    ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty]
    public Typed Input { get; set; } = new();

    /// <summary>The wrapped secret on its way to the app.</summary>
    [BindProperty]
    public string? Offer { get; set; }

    public bool IsOn { get; private set; }

    public bool MustHave { get; private set; }

    public int CodesLeft { get; private set; }

    /// <summary>A new set, shown this once.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public QrPicture? Picture { get; private set; }

    public string AppAddress { get; private set; } = "";

    /// <summary>The secret in groups of four letters.</summary>
    public string Secret { get; private set; } = "";

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPostOn(CancellationToken cancel)
    {
        Codes = await turnOn.Run(user.RequiredId, Offer, Input.Code, cancel);
        await Load(cancel);
        return Page();
    }

    [TakesIncomplete]
    public async Task<IActionResult> OnPostCodes(CancellationToken cancel)
    {
        ModelState.Clear();
        Codes = await makeCodes.Run(user.RequiredId, cancel);
        await Load(cancel);
        return Page();
    }

    [TakesIncomplete]
    public async Task<IActionResult> OnPostOff(CancellationToken cancel)
    {
        ModelState.Clear();
        await turnOff.Run(user.RequiredId, cancel);
        Done = texts["SecondFactor.TurnedOff"];
        return RedirectToPage("/Security/Index");
    }

    /// <summary>Gives back as a file what the page has just shown; the portal itself keeps only hashes.</summary>
    [TakesIncomplete]
    public IActionResult OnPostDownload(string[] code)
    {
        var lines = code.Take(RecoveryCode.SetSize).Where(c => c.Length <= 40).Prepend("").Prepend(texts["SecondFactor.FileLead", User.Identity!.Name ?? ""]);
        return File(Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n"), "text/plain; charset=utf-8", "recovery-codes.txt");
    }

    public override async Task Load(CancellationToken cancel)
    {
        var me = user.RequiredId;
        var person = await db.People.AsNoTracking().Where(p => p.Id == me).Select(p => new
        {
            p.TwoFactorEnabled,
            p.Email,
            Left = db.RecoveryCodes.Count(c => c.PersonId == me && c.UsedAt == null),
        }).SingleOrDefaultAsync(cancel);
        (IsOn, CodesLeft, MustHave) = (person?.TwoFactorEnabled ?? false, person?.Left ?? 0, User.HasClaim(c => c.Type == SecondFactorRule.Claim));
        if (!IsOn && person is not null)
            Propose(me, person.Email!);
    }

    private void Propose(Guid me, string email)
    {
        // A wrong code must not change the picture the app has already read.
        var secret = secrets.Offered(me, Offer) ?? AuthenticatorSecrets.New();
        Offer = secrets.Offer(me, secret);
        ModelState.Remove(nameof(Offer));
        AppAddress = secrets.AppAddress(secret, email);
        Picture = QrPicture.Of(AppAddress);
        Secret = string.Join(' ', Base32.Of(secret).Chunk(4).Select(part => new string(part)));
    }

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [Required(ErrorMessage = "Required"), StringLength(20, ErrorMessage = "TooLong"), Display(Name = "Field.AppCode")]
        public string? Code { get; set; }
    }
}
