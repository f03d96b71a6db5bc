using Hub.Contest.Reading;
using Hub.Contest.Results;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest;

/// <summary>A decided appeal as everybody reads it: of what the entrant wrote and of who decided nothing is shown.</summary>
internal sealed record PublicAppeal(Guid Entry, bool IsReadable, int Number, string TitleUk, string? TitleEn, AppealState State, DateTimeOffset At, DateTimeOffset DecidedAt, string ReasonUk, string? ReasonEn, string? Changes);

/// <summary>Appeals of a round: how many wait, what was decided, why, and what it changed.</summary>
[AllowAnonymous]
internal sealed class AppealsModel(ContestDb db, TimeProvider time) : RoundOnPage(db, time)
{
    private const int Most = 200;

    public IReadOnlyList<PublicAppeal> Decided { get; private set; } = [];
    public int Open { get; private set; }

    protected override async Task LoadMore(CancellationToken cancel)
    {
        if (NothingHere = Round.ResultAt is null)
            return;
        Open = await Db.Appeals.CountAsync(a => a.RoundId == Round.Id && a.State == AppealState.Open, cancel);
        Decided = await Db.Appeals.AsNoTracking().Where(a => a.RoundId == Round.Id && a.State != AppealState.Open).Join(Db.Entries, a => a.EntryId, e => e.Id, (a, e) => new { a, e })
            .OrderByDescending(x => x.a.DecidedAt).Take(Most)
            .Select(x => new PublicAppeal(x.e.Id, x.e.State == EntryState.Eligible, x.e.Number ?? 0, x.e.TitleUk, x.e.TitleEn, x.a.State, x.a.At, x.a.DecidedAt!.Value, x.a.ReasonUk!, x.a.ReasonEn, x.a.Changes)).ToListAsync(cancel);
    }
}
