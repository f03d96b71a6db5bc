using Hub.Cabinet.Outside;
using Hub.Cabinet.SecondFactor;
using Hub.Cabinet.Sessions;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Security;

/// <summary>Everything that opens the account, in one place.</summary>
[Authorize]
internal sealed class SecurityPage(
    CabinetDb db, OutsideProviders providers, UnlinkProvider unlink, RecentSignIn recent, ICurrentUser user, IStringLocalizer<Texts> texts,
    TimeProvider time) : HubPage
{
    public SecurityView? Account { get; private set; }

    public IReadOnlyList<LinkLine> Links { get; private set; } = [];

    /// <summary>Providers that can still be linked.</summary>
    public IReadOnlyList<OutsideProvider> MoreProviders { get; private set; } = [];

    public bool MustHaveSecondFactor => User.HasClaim(c => c.Type == SecondFactorRule.Claim);

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPostUnlink(string? scheme, string? mark, CancellationToken cancel)
    {
        if (!recent.Holds)
            return LocalRedirect(Language.Path("/cabinet/security/prove", Language.Current));
        await unlink.Run(user.RequiredId, scheme, mark, cancel);
        Done = texts["Outside.Unlinked"];
        return RedirectToPage();
    }

    public override async Task Load(CancellationToken cancel)
    {
        var (me, oldest) = (user.RequiredId, time.GetUtcNow() - Session.Length);
        Account = await db.People.AsNoTracking().Where(p => p.Id == me).Select(p => new SecurityView(
            p.Email!, p.PasswordHash != null, p.TwoFactorEnabled,
            db.RecoveryCodes.Count(c => c.PersonId == me && c.UsedAt == null),
            db.Passkeys.Count(k => k.UserId == me),
            db.Sessions.Count(s => s.PersonId == me && s.SeenAt > oldest))).SingleOrDefaultAsync(cancel);
        if (Account is null)
        {
            NothingHere = true;
            return;
        }
        var rows = await db.Logins.AsNoTracking().Where(l => l.UserId == me).Take(100)
            .Select(l => new { l.LoginProvider, l.ProviderKey, l.ProviderDisplayName, At = EF.Property<DateTimeOffset?>(l, OutsideProviders.Linked) }).ToListAsync(cancel);
        Links = [.. rows.Select(l => new LinkLine(l.LoginProvider, UnlinkProvider.MarkOf(l.ProviderKey),
            providers.Find(l.LoginProvider)?.Name ?? l.ProviderDisplayName ?? l.LoginProvider, l.At))];
        MoreProviders = [.. providers.All.Where(p => rows.All(l => l.LoginProvider != p.Scheme))];
    }
}

/// <summary>How an account is kept safe.</summary>
internal sealed record SecurityView(string Email, bool HasPassword, bool HasSecondFactor, int CodesLeft, int Passkeys, int Sessions);

/// <summary>A linked provider.</summary>
internal sealed record LinkLine(string Scheme, string Mark, string Name, DateTimeOffset? At);
