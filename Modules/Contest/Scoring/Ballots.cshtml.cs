using Hub.Contest.Jury;
using Hub.Contest.Results;
using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Scoring;

/// <summary>Everybody's scores of one entry, for whoever may see them: once scoring has closed and they have finished themselves.</summary>
[Authorize]
internal sealed class BallotsModel(ContestDb db, JurorSight sight, ICurrentUser user) : JuryPage
{
    [FromRoute]
    public Guid Entry { get; set; }

    public Entry There { get; private set; } = null!;
    public Round Round { get; private set; } = null!;
    public IReadOnlyList<Criterion> Criteria { get; private set; } = [];
    public IReadOnlyList<Ballot> Ballots { get; private set; } = [];

    /// <summary>Whether the reader may take ballots out of the count.</summary>
    public bool MayVoid { get; private set; }
    public IReadOnlyDictionary<Guid, Juror> Jurors { get; private set; } = new Dictionary<Guid, Juror>();

    public void OnGet() { }

    public override async Task<bool> Find(CancellationToken cancel)
    {
        if (user.Id is null || await sight.WithOpenScores.AsNoTracking().SingleOrDefaultAsync(e => e.Id == Entry, cancel) is not { } entry)
            return false;
        There = entry;
        Round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == entry.RoundId, cancel);
        Criteria = [.. (await db.Nominations.AsNoTracking().SingleAsync(n => n.Id == entry.NominationId, cancel)).InOrder()];
        Ballots = await db.Ballots.AsNoTracking().Where(b => b.EntryId == Entry && b.State != BallotState.Empty).OrderBy(b => b.CreatedAt).ThenBy(b => b.Id).ToListAsync(cancel);
        var ids = Ballots.Select(b => b.JurorId).ToList();
        Jurors = await db.Jurors.AsNoTracking().Where(j => ids.Contains(j.Id)).ToDictionaryAsync(j => j.Id, cancel);
        MayVoid = await sight.OpenRankings.AnyAsync(n => n.Id == entry.NominationId, cancel) && await sight.Chairs(entry, cancel) && (Round.ResultAt is null || await db.IsAppealed(Round.Id, cancel));
        return true;
    }

    /// <summary>Name or pseudonym, as the rules of the round have it.</summary>
    public string NameOf(Ballot ballot) => Round.Settings.JurorsNamed ? In(Jurors[ballot.JurorId].NameUk, Jurors[ballot.JurorId].NameEn) : Texts["Jury.Pseudonym", Jurors[ballot.JurorId].Pseudonym];
}
