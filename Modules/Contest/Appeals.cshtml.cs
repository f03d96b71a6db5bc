using Hub.Contest.Reading;
using Hub.Contest.Results;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest;

/// <summary>A decided appeal as everybody reads it: of what the entrant wrote and of who decided nothing is shown.</summary>
internal sealed record PublicAppeal
{
    public Guid Entry { get; init; }
    public bool IsReadable { get; init; }
    public int Number { get; init; }
    public string TitleUk { get; init; } = "";
    public string? TitleEn { get; init; }
    public AppealState State { get; init; }
    public DateTimeOffset At { get; init; }
    public DateTimeOffset DecidedAt { get; init; }
    public string ReasonUk { get; init; } = "";
    public string? ReasonEn { get; init; }
    public string? Changes { get; init; }
}

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
        Decided = await DecidedOf(Db, Round.Id).OrderByDescending(a => a.DecidedAt).Take(Most).ToListAsync(cancel);
    }

    /// <summary>Decided appeals of a round, as everybody may read them.</summary>
    public static IQueryable<PublicAppeal> DecidedOf(ContestDb db, Guid round) => db.Appeals.AsNoTracking().Where(a => a.RoundId == round && a.State != AppealState.Open)
        .Join(db.Entries, a => a.EntryId, e => e.Id, (a, e) => new { a, e })
        .Select(x => new PublicAppeal
        {
            Entry = x.e.Id,
            IsReadable = x.e.State == EntryState.Eligible,
            Number = x.e.Number ?? 0,
            TitleUk = x.e.TitleUk,
            TitleEn = x.e.TitleEn,
            State = x.a.State,
            At = x.a.At,
            DecidedAt = x.a.DecidedAt!.Value,
            ReasonUk = x.a.ReasonUk!,
            ReasonEn = x.a.ReasonEn,
            Changes = x.a.Changes,
        });
}
