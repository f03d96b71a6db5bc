using System.ComponentModel.DataAnnotations;
using Hub.Cabinet.Sessions;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Passkeys;

/// <summary>The person's passkeys: to add, rename and remove.</summary>
[Authorize, RequireRecentSignIn]
internal sealed class PasskeysPage(
    CabinetDb db, PasskeyCeremony ceremony, AddPasskey add, RenamePasskey rename, RemovePasskey remove,
    ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty]
    public Typed Input { get; set; } = new();

    public IReadOnlyList<PasskeyLine> Passkeys { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel)
    {
        await Load(cancel);
        Input.Name = DeviceWords.Short(Request.Headers.UserAgent.ToString()) ?? texts["Passkey.DefaultName"];
    }

    /// <summary>What a browser needs to make a passkey for this person.</summary>
    public async Task<IActionResult> OnGetOptions(CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        var person = await db.People.SingleAsync(p => p.Id == user.RequiredId, cancel);
        return Content(await ceremony.Make(person, HttpContext), "application/json");
    }

    public async Task<IActionResult> OnPostAdd(string? credential, CancellationToken cancel)
    {
        await add.Run(user.RequiredId, Input.Name, credential, HttpContext, cancel);
        Done = texts["Passkey.Added"];
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRename(string? id, CancellationToken cancel)
    {
        await rename.Run(user.RequiredId, Id(id), Input.Name, cancel);
        Done = texts["Passkey.Renamed"];
        return RedirectToPage();
    }

    [TakesIncomplete]
    public async Task<IActionResult> OnPostRemove(string? id, CancellationToken cancel)
    {
        ModelState.Clear();
        await remove.Run(user.RequiredId, Id(id), cancel);
        Done = texts["Passkey.Removed"];
        return RedirectToPage();
    }

    public override async Task Load(CancellationToken cancel)
    {
        var rows = await db.Passkeys.AsNoTracking().Where(p => p.UserId == user.RequiredId).Take(PasskeyRules.Most)
            .Select(p => new { p.CredentialId, p.Data.Name, p.Data.CreatedAt, LastUsed = EF.Property<DateTimeOffset?>(p, PasskeyRules.LastUsed) }).ToListAsync(cancel);
        Passkeys = [.. rows.OrderBy(p => p.CreatedAt).Select(p => new PasskeyLine(WebEncoders.Base64UrlEncode(p.CredentialId), p.Name ?? "", p.CreatedAt, p.LastUsed))];
    }

    private static byte[] Id(string? typed)
    {
        try
        {
            return WebEncoders.Base64UrlDecode(typed ?? "");
        }
        catch (FormatException)
        {
            throw new RuleViolation("Passkey.Gone");
        }
    }

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [Required(ErrorMessage = "Required"), StringLength(PasskeyRules.NameLength, ErrorMessage = "TooLong"), Display(Name = "Field.PasskeyName")]
        public string? Name { get; set; }
    }
}

/// <summary>A passkey as its owner sees it.</summary>
internal sealed record PasskeyLine(string Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);
