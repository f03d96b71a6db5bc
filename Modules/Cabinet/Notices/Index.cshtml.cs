using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Notices;

/// <summary>What the person was told, newest first.</summary>
[Authorize]
internal sealed class NoticesPage(CabinetDb db, MarkNoticesRead mark, ICurrentUser user) : HubPage
{
    private const int Size = 20;

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; }

    public int Unread { get; private set; }

    public IReadOnlyList<NoticeLine> Notices { get; private set; } = [];

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPostRead(Guid id, CancellationToken cancel)
    {
        await mark.Run(user.RequiredId, id, cancel);
        return LocalRedirect(Language.Path($"/cabinet/notices?page={Number}", Language.Current));
    }

    public async Task<IActionResult> OnPostReadAll(CancellationToken cancel)
    {
        await mark.Run(user.RequiredId, null, cancel);
        return RedirectToPage();
    }

    public override async Task Load(CancellationToken cancel)
    {
        var mine = db.Notices.AsNoTracking().Where(n => n.PersonId == user.RequiredId);
        var counts = await mine.GroupBy(n => n.ReadAt == null).Select(g => new { Unread = g.Key, Count = g.Count() }).ToListAsync(cancel);
        Unread = counts.Where(c => c.Unread).Sum(c => c.Count);
        Pages = (counts.Sum(c => c.Count) + Size - 1) / Size;
        Number = Math.Clamp(Number, 1, Math.Max(1, Pages));
        Notices = NoticeLine.From(await mine.OrderByDescending(n => n.RaisedAt).ThenByDescending(n => n.Id)
            .Skip((Number - 1) * Size).Take(Size).ToListAsync(cancel));
    }
}

/// <summary>A notice in a list.</summary>
internal sealed record NoticeLine(Guid Id, string Text, DateTimeOffset RaisedAt, bool Unread)
{
    public static IReadOnlyList<NoticeLine> From(IEnumerable<Notice> notices) =>
        [.. notices.Select(n => new NoticeLine(n.Id, n.Text(Language.Current), n.RaisedAt, n.ReadAt is null))];
}
