using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Personal;

/// <summary>What the person agreed to, to which version, and when; what is asked for now.</summary>
[Authorize]
internal sealed class ConsentsPage(CabinetDb db, ChangeConsent change, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    private const int Most = 100;

    public IReadOnlyList<Consent> History { get; private set; } = [];

    public Consent? Valid(ConsentText text) => History.FirstOrDefault(c => c.Kind == text.Kind && c.TextVersion == text.Version && c.WithdrawnAt is null);

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public Task<IActionResult> OnPostGive(ConsentKind kind, CancellationToken cancel) => Change(kind, true, cancel);

    public Task<IActionResult> OnPostWithdraw(ConsentKind kind, CancellationToken cancel) => Change(kind, false, cancel);

    public override async Task Load(CancellationToken cancel) => History = await db.Consents.AsNoTracking()
        .Where(c => c.PersonId == user.RequiredId).OrderByDescending(c => c.GivenAt).ThenByDescending(c => c.Id).Take(Most).ToListAsync(cancel);

    private async Task<IActionResult> Change(ConsentKind kind, bool given, CancellationToken cancel)
    {
        await change.Run(user.RequiredId, kind, given, cancel);
        Done = texts[given ? "Consent.Given" : "Consent.Withdrawn"];
        return RedirectToPage();
    }
}
