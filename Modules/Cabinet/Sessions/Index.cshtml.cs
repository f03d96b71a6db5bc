using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Sessions;

/// <summary>Where the person is signed in now, and a way to end it.</summary>
[Authorize]
internal sealed class SessionsPage(
    CabinetDb db, EndSession endOne, EndAllSessions endAll, ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider time) : HubPage
{
    private const int Most = 100;

    public IReadOnlyList<SessionLine> Sessions { get; private set; } = [];

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPostEnd(Guid id, CancellationToken cancel)
    {
        await endOne.Run(user.RequiredId, id, cancel);
        if (id == User.SessionId())
            return await Out();
        Done = texts["Sessions.Ended"];
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEverywhere(CancellationToken cancel)
    {
        await endAll.Run(user.RequiredId, user.RequiredId, cancel);
        return await Out();
    }

    public override async Task Load(CancellationToken cancel)
    {
        var (me, current, now) = (user.RequiredId, User.SessionId(), time.GetUtcNow());
        var (oldest, begun) = (now - Session.Length, now - Session.Longest);
        var rows = await db.Sessions.AsNoTracking().Where(s => s.PersonId == me && s.SeenAt > oldest && s.StartedAt > begun)
            .OrderByDescending(s => s.SeenAt).ThenBy(s => s.Id).Take(Most).ToListAsync(cancel);
        Sessions = [.. rows.Select(s => new SessionLine(s.Id, DeviceWords.Short(s.Device) ?? texts["Sessions.UnknownDevice"], s.Address, s.StartedAt, s.SeenAt, s.Id == current))
            .OrderByDescending(s => s.Current)];
    }

    private async Task<IActionResult> Out()
    {
        await HttpContext.SignOutHere();
        Done = texts["Sessions.EndedEverywhere"];
        return LocalRedirect(Language.Path("/cabinet/signin", Language.Current));
    }
}

/// <summary>A session as its owner sees it.</summary>
internal sealed record SessionLine(Guid Id, string Device, string Address, DateTimeOffset StartedAt, DateTimeOffset SeenAt, bool Current);
