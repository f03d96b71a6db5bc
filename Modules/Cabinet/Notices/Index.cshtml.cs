using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Notices;

/// <summary>What the person was told, newest first: many of one kind as one, or all of one kind.</summary>
[Authorize]
internal sealed class NoticesPage(CabinetDb db, MarkNoticesRead mark, ICurrentUser user) : HubPage
{
    private const int Size = 20;

    /// <summary>Whose notices alone are shown, with <see cref="Kind"/>.</summary>
    [FromQuery(Name = "module")]
    public string? Module { get; set; }

    /// <summary>Key of the sentence of which alone notices are shown.</summary>
    [FromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; }

    public int Unread { get; private set; }

    public IReadOnlyList<NoticeEntry> Notices { get; private set; } = [];

    public bool IsOneKind => Module is not null && Kind is not null;

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPostRead(Guid id, CancellationToken cancel)
    {
        await mark.Run(user.RequiredId, id, cancel);
        return Back();
    }

    public async Task<IActionResult> OnPostReadKind(CancellationToken cancel)
    {
        await mark.RunKind(user.RequiredId, Module ?? "", Kind ?? "", cancel);
        (Module, Kind) = (null, null);
        return Back();
    }

    public async Task<IActionResult> OnPostReadAll(CancellationToken cancel)
    {
        await mark.Run(user.RequiredId, null, cancel);
        return RedirectToPage();
    }

    public override async Task Load(CancellationToken cancel)
    {
        Unread = await db.Notices.CountAsync(n => n.PersonId == user.RequiredId && n.ReadAt == null, cancel);
        if (IsOneKind)
        {
            await LoadKind(cancel);
            return;
        }
        var all = await db.Grouped(user.RequiredId, cancel);
        Turn(all.Count);
        Notices = [.. all.Skip((Number - 1) * Size).Take(Size)];
    }

    private async Task LoadKind(CancellationToken cancel)
    {
        var mine = db.Notices.AsNoTracking().Where(n => n.PersonId == user.RequiredId && n.Module == Module && n.Kind == Kind);
        Turn(await mine.CountAsync(cancel));
        var lines = NoticeLine.From(await mine.OrderByDescending(n => n.RaisedAt).ThenByDescending(n => n.Id).Skip((Number - 1) * Size).Take(Size).ToListAsync(cancel));
        Notices = [.. lines.Select(line => new NoticeEntry(line, [], 1, line.Unread ? 1 : 0, Module!, Kind!))];
    }

    private void Turn(int count)
    {
        Pages = (count + Size - 1) / Size;
        Number = Math.Clamp(Number, 1, Math.Max(1, Pages));
    }

    private LocalRedirectResult Back()
    {
        var kind = IsOneKind ? $"module={Uri.EscapeDataString(Module!)}&kind={Uri.EscapeDataString(Kind!)}&" : "";
        return LocalRedirect(Language.Path(FormattableString.Invariant($"/cabinet/notices?{kind}page={Number}"), Language.Current));
    }
}
