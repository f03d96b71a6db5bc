using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Acting;

/// <summary>Where a person lets administrators help them for a day, and sees who did.</summary>
[Authorize]
internal sealed class ConsentPage(
    CabinetDb db, GiveConsent give, WithdrawConsent withdraw, IPeople people, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider time) : HubPage
{
    private const int Most = 20;

    public DateTimeOffset? Until { get; private set; }

    public IReadOnlyList<ActingTime> Before { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await give.Run(user.RequiredId, cancel);
        Done = texts["Acting.ConsentGiven"];
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostWithdraw(CancellationToken cancel)
    {
        await withdraw.Run(user.RequiredId, cancel);
        Done = texts["Acting.ConsentWithdrawn"];
        return RedirectToPage();
    }

    public override async Task Load(CancellationToken cancel)
    {
        var (me, now) = (user.RequiredId, time.GetUtcNow());
        Until = await db.HelpConsents.AsNoTracking().Where(c => c.PersonId == me).Where(HelpConsent.Valid(now)).MaxAsync(c => (DateTimeOffset?)c.Until, cancel);
        Before = await db.ActingTimes.AsNoTracking().Where(a => a.PersonId == me).OrderByDescending(a => a.StartedAt).Take(Most).ToListAsync(cancel);
        Names = await people.Names(Before.Select(a => a.AdministratorId), cancel);
    }
}
