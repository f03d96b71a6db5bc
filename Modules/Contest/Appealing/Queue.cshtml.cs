using Hub.Contest.Jury;
using Hub.Contest.Results;
using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Appealing;

/// <summary>An appeal in the list.</summary>
internal sealed record AppealRow(Guid Id, AppealState State, DateTimeOffset At, DateTimeOffset? DecidedAt, int Number, string TitleUk, string? TitleEn, string NominationUk, string? NominationEn);

/// <summary>Appeals of a round for who leads its jury: those that wait, the oldest first, then the decided ones.</summary>
[Authorize]
internal sealed class QueueModel(ContestDb db, JurorSight sight, ICurrentUser user, TimeProvider time) : LeadersPage(db, sight, user)
{
    private const int Most = 500;

    public IReadOnlyList<AppealRow> Rows { get; private set; } = [];

    public bool IsArchived => There.PhaseAt(time.GetUtcNow()) == Phase.Archive;

    public async Task OnGetAsync(CancellationToken cancel) => Rows = await Db.Appeals.AsNoTracking().Where(a => a.RoundId == Round)
        .Join(Sight.Led, a => a.EntryId, e => e.Id, (a, e) => new { a, e }).Join(Db.Nominations, x => x.e.NominationId, n => n.Id, (x, n) => new { x.a, x.e, n })
        .OrderBy(x => x.a.State != AppealState.Open).ThenBy(x => x.a.At).Take(Most)
        .Select(x => new AppealRow(x.a.Id, x.a.State, x.a.At, x.a.DecidedAt, x.e.Number ?? 0, x.e.TitleUk, x.e.TitleEn, x.n.TitleUk, x.n.TitleEn)).ToListAsync(cancel);
}
