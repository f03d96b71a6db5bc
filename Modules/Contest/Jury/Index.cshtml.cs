using Hub.Contest.Scoring;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Jury;

/// <summary>A juror's round with everything they have to do in it.</summary>
internal sealed record MyRound(Round Round, Juror Juror, IReadOnlyList<Nomination> Nominations, IReadOnlyList<MyEntry> Entries, int Assigned, int KeptAway)
{
    public int DoneCount => Entries.Count(e => e.IsDone);
}

/// <summary>The juror's own page: invitations, entries with progress, and the way to everything a juror may say; for who leads a jury, the way to its pages.</summary>
[Authorize]
internal sealed class IndexModel(ContestDb db, JurorSight sight, ICurrentUser user, TimeProvider time) : HubPage
{
    private const int MostRounds = 20;

    /// <summary>Whether the person leads the jury of every round.</summary>
    public bool LeadsAll => sight.LeadsAll;

    public IReadOnlyList<MyRound> Mine { get; private set; } = [];
    public IReadOnlyList<(Juror Juror, Round Round)> Invitations { get; private set; } = [];
    public IReadOnlyList<Round> Led { get; private set; } = [];
    public DateTimeOffset Now { get; private set; }

    public bool IsEmpty => Mine.Count == 0 && Invitations.Count == 0 && Led.Count == 0;

    public Task OnGetAsync(CancellationToken cancel) => Load(cancel);

    public override async Task Load(CancellationToken cancel)
    {
        var me = user.RequiredId;
        Now = time.GetUtcNow();
        var rows = await db.Jurors.AsNoTracking().Where(j => j.PersonId == me && (j.State == JurorState.Accepted || j.State == JurorState.Invited))
            .Join(db.Rounds, j => j.RoundId, r => r.Id, (Juror, Round) => new { Juror, Round }).OrderByDescending(x => x.Round.Year).Take(MostRounds).ToListAsync(cancel);
        Invitations = [.. rows.Where(r => r.Juror.State == JurorState.Invited && !r.Juror.IsExpired(Now)).Select(r => (r.Juror, r.Round))];
        List<MyRound> mine = [];
        // A person sits in one jury a year: these are never many.
        foreach (var row in rows.Where(r => r.Juror.State == JurorState.Accepted))
            mine.Add(await Of(row.Juror, row.Round, cancel));
        Mine = mine;
        Led = await db.Rounds.AsNoTracking().Where(r => sight.LeadsAll || db.Nominations.Any(n => n.RoundId == r.Id && n.ChairId == me)).OrderByDescending(r => r.Year).Take(MostRounds).ToListAsync(cancel);
    }

    private async Task<MyRound> Of(Juror juror, Round round, CancellationToken cancel) => new(round, juror,
        await db.Nominations.AsNoTracking().IgnoreAutoIncludes().Where(n => n.RoundId == round.Id).OrderBy(n => n.Place).ToListAsync(cancel),
        await db.EntriesToScore(sight, round.Id, cancel),
        await sight.Assigned.CountAsync(e => e.RoundId == round.Id, cancel),
        await sight.KeptAway.CountAsync(id => db.Entries.Any(e => e.Id == id && e.RoundId == round.Id && e.State == EntryState.Eligible), cancel));
}
