using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Review;

/// <summary>One invitation of the expert.</summary>
internal sealed record AdviceRow(
    Guid Id, string Title, DateTimeOffset InvitedAt, DateTimeOffset DueAt, DateTimeOffset? AnsweredAt, DateTimeOffset? DeclinedAt, DateTimeOffset? ClosedAt,
    Recommendation? Recommendation, VersionState State)
{
    public bool IsOpen => AnsweredAt is null && DeclinedAt is null && ClosedAt is null;
}

[RequirePermission(PracticesModule.Advise, Somewhere = true)]
internal sealed class AdviceModel(PracticesDb db, ICurrentUser expert, TimeProvider time) : HubPage
{
    private const int PageSize = 20;

    [BindProperty(SupportsGet = true), FromQuery(Name = "page")]
    public string? Asked { get; set; }

    public IReadOnlyList<AdviceRow> Rows { get; private set; } = [];
    public int Total { get; private set; }
    public int Waiting { get; private set; }
    public int Number { get; private set; }
    public int Pages { get; private set; }
    public DateTimeOffset Now { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => Load(cancel);

    public override async Task Load(CancellationToken cancel)
    {
        var me = expert.RequiredId;
        Now = time.GetUtcNow();
        var mine = db.ExpertInvitations.AsNoTracking().Where(i => i.ExpertId == me);
        Total = await mine.CountAsync(cancel);
        Waiting = await mine.CountAsync(i => i.AnsweredAt == null && i.DeclinedAt == null && i.ClosedAt == null, cancel);
        Pages = Math.Max(1, (Total + PageSize - 1) / PageSize);
        Number = Math.Clamp(int.TryParse(Asked, out var number) ? number : 1, 1, Pages);
        Rows = await mine.OrderBy(i => i.AnsweredAt == null && i.DeclinedAt == null && i.ClosedAt == null ? 0 : 1)
            .ThenByDescending(i => i.InvitedAt).ThenBy(i => i.Id).Skip((Number - 1) * PageSize).Take(PageSize)
            .Join(db.Versions, i => i.VersionId, v => v.Id, (i, v) => new AdviceRow(
                i.Id, v.TitleUk, i.InvitedAt, i.DueAt, i.AnsweredAt, i.DeclinedAt, i.ClosedAt, i.Recommendation, v.State)).ToListAsync(cancel);
    }
}
