using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Jury;

/// <summary>
/// The one place that decides what somebody may see of the jury's work; every query for entries, ballots and scores goes through it.
/// <list type="bullet">
/// <item>A juror of whatever standing who has a conflict of interest with an entry, or wrote it, reaches neither it nor its scores by any
/// address until the result is public, also not as organiser, clerk or chair.</item>
/// <item>A juror reads what is assigned to them, from the beginning of the jury's phase on, and of ballots only their own.</item>
/// <item>Other people's scores, and anything calculated from them, are for whoever leads the jury and for jurors who have finished,
/// once scoring has closed; for everybody else with the published result. Private notes are for nobody but their writer.</item>
/// </list>
/// </summary>
internal sealed class JurorSight(ContestDb db, ICurrentUser user, TimeProvider time)
{
    // Nobody has this id: a visitor without an account has no seat.
    private Guid Me => user.Id ?? Guid.Empty;

    /// <summary>Whether the person leads the jury of every round.</summary>
    public bool LeadsAll => user.Can(ContestModule.Manage) || user.Can(ContestModule.Chair);

    /// <summary>Entries the person must not reach.</summary>
    public IQueryable<Guid> KeptAway => KeptFrom(db, Me);

    /// <summary>Entries the person is not kept away from. Whether they may be seen at all is another question.</summary>
    public IQueryable<Entry> Entries => db.Entries.Where(e => !KeptAway.Contains(e.Id));

    /// <summary>Entries whose jury the person leads and from which they are not kept away.</summary>
    public IQueryable<Entry> Led
    {
        get
        {
            var (me, leads) = (Me, LeadsAll);
            return Entries.Where(e => leads || db.Nominations.Any(n => n.Id == e.NominationId && n.ChairId == me));
        }
    }

    /// <summary>The person's places in juries.</summary>
    public IQueryable<Juror> Seats => db.Jurors.Where(j => j.PersonId == Me && j.State == JurorState.Accepted);

    /// <summary>Whether the pages of the jury are for the person: they sit in one or are invited, or lead one. Asked for a menu, which cannot wait.</summary>
    public bool HasJuryWork()
    {
        var me = Me;
        return LeadsAll || db.Jurors.Any(j => j.PersonId == me && (j.State == JurorState.Accepted || j.State == JurorState.Invited)) || db.Nominations.Any(n => n.ChairId == me);
    }

    /// <summary>Entries assigned to the person that are there to be scored.</summary>
    public IQueryable<Entry> Assigned => Entries.Where(e => e.State == EntryState.Eligible
        && db.Assignments.Any(a => a.EntryId == e.Id && Seats.Any(j => j.Id == a.JurorId && j.RoundId == e.RoundId)));

    /// <summary>Entries assigned to the person that they can open: the jury's phase has begun.</summary>
    public IQueryable<Entry> Readable
    {
        get
        {
            var now = time.GetUtcNow();
            return Assigned.Where(e => db.Rounds.Any(r => r.Id == e.RoundId && r.PublishedAt != null && r.Calendar.Jury <= now));
        }
    }

    /// <summary>The person's own ballots.</summary>
    public IQueryable<Ballot> Own => db.Ballots.Where(b => Seats.Any(j => j.Id == b.JurorId) && !KeptAway.Contains(b.EntryId));

    /// <summary>Entries of which the person may see everybody's scores now.</summary>
    public IQueryable<Entry> WithOpenScores
    {
        get
        {
            var (me, now, leads, unfinished) = (Me, time.GetUtcNow(), LeadsAll, Unfinished);
            return Entries.Where(e => db.Rounds.Any(r => r.Id == e.RoundId && r.PublishedAt != null && r.Calendar.Deliberation <= now
                && (r.ResultAt != null
                    || (leads || db.Nominations.Any(n => n.Id == e.NominationId && n.ChairId == me) || Seats.Any(j => j.RoundId == r.Id))
                        && !unfinished.Any(u => u.RoundId == r.Id))));
        }
    }

    /// <summary>
    /// Nominations whose ranking the person may see now, and settle: they lead its jury, scoring has closed, their own scores are given,
    /// and nothing in it keeps them away, for a ranking says something of each of its entries.
    /// </summary>
    public IQueryable<Nomination> OpenRankings
    {
        get
        {
            var (me, now, leads, unfinished) = (Me, time.GetUtcNow(), LeadsAll, Unfinished);
            return db.Nominations.Where(n => (leads || n.ChairId == me)
                && db.Rounds.Any(r => r.Id == n.RoundId && r.PublishedAt != null && r.Calendar.Deliberation <= now && (r.ResultAt != null || !unfinished.Any(u => u.RoundId == r.Id)))
                && !db.Entries.Any(e => e.NominationId == n.Id && KeptAway.Contains(e.Id)));
        }
    }

    /// <summary>Entries assigned to the person that still wait for their scores.</summary>
    public IQueryable<Entry> Unfinished => Assigned.Where(e => !db.Ballots.Any(b => b.EntryId == e.Id
        && (b.State == BallotState.Complete || b.State == BallotState.Abstained || b.State == BallotState.Voided) && Seats.Any(j => j.Id == b.JurorId)));

    public Task<bool> MayReach(Guid entry, CancellationToken cancel) => Entries.AnyAsync(e => e.Id == entry, cancel);

    /// <summary>Whether the person leads the jury of a round, or of one of its nominations.</summary>
    public async Task<bool> Leads(Guid round, CancellationToken cancel)
    {
        var me = Me;
        return (LeadsAll || await db.Nominations.AnyAsync(n => n.RoundId == round && n.ChairId == me, cancel)) && await db.Rounds.AnyAsync(r => r.Id == round, cancel);
    }

    /// <summary>Whether the person decides on conflicts of an entry as chair.</summary>
    public async Task<bool> Chairs(Entry entry, CancellationToken cancel)
    {
        var me = Me;
        return user.Can(ContestModule.Chair) || await db.Nominations.AnyAsync(n => n.Id == entry.NominationId && n.ChairId == me, cancel);
    }

    /// <summary>The person's place before an entry; null alike when there is none, when it is somebody else's, when a conflict keeps them away and before the phase.</summary>
    public async Task<Seat?> SeatAt(Guid entry, CancellationToken cancel)
    {
        var found = await Readable.Where(e => e.Id == entry)
            .Join(db.Rounds, e => e.RoundId, r => r.Id, (Entry, Round) => new { Entry, Round })
            .Join(db.Nominations, x => x.Entry.NominationId, n => n.Id, (x, Nomination) => new { x.Entry, x.Round, Nomination }).AsSplitQuery().AsNoTracking().SingleOrDefaultAsync(cancel);
        return found is null ? null : new(await Seats.AsNoTracking().SingleAsync(j => j.RoundId == found.Round.Id, cancel), found.Entry, found.Round, found.Nomination);
    }

    /// <summary>Entries a person is kept away from; for jobs too, where nobody asks.</summary>
    public static IQueryable<Guid> KeptFrom(ContestDb db, Guid person) => db.Entries
        .Where(e => db.Rounds.Any(r => r.Id == e.RoundId && r.ResultAt == null)
            && db.Jurors.Any(j => j.RoundId == e.RoundId && j.PersonId == person && j.State != JurorState.Declined
                && (db.Conflicts.Any(c => c.JurorId == j.Id && c.EntryId == e.Id && c.State != ConflictState.Dismissed)
                    || db.EntryAuthors.Any(a => a.EntryId == e.Id && a.PersonId == person))))
        .Select(e => e.Id);

    /// <summary>Ballots that count: whole, of an entry that takes part, by a juror who accepted the rules and has no conflict, also when they left since.</summary>
    public static IQueryable<Ballot> Counted(ContestDb db, Guid round) => db.Ballots.Where(b => b.State == BallotState.Complete
        && db.Entries.Any(e => e.Id == b.EntryId && e.RoundId == round && e.State == EntryState.Eligible)
        && db.Jurors.Any(j => j.Id == b.JurorId && (j.State == JurorState.Accepted || j.State == JurorState.Left)
            && !db.EntryAuthors.Any(a => a.EntryId == b.EntryId && a.PersonId == j.PersonId))
        && !db.Conflicts.Any(c => c.JurorId == b.JurorId && c.EntryId == b.EntryId && c.State != ConflictState.Dismissed));

    /// <summary>Pairs that are assigned and stand: the juror takes part and nothing keeps them away.</summary>
    public static IQueryable<Assignment> Standing(ContestDb db, Guid round) => db.Assignments.Where(a =>
        db.Entries.Any(e => e.Id == a.EntryId && e.RoundId == round && e.State == EntryState.Eligible)
        && db.Jurors.Any(j => j.Id == a.JurorId && j.State == JurorState.Accepted && !db.EntryAuthors.Any(w => w.EntryId == a.EntryId && w.PersonId == j.PersonId))
        && !db.Conflicts.Any(c => c.JurorId == a.JurorId && c.EntryId == a.EntryId && c.State != ConflictState.Dismissed));
}

/// <summary>A juror before an entry they may score; read, not tracked.</summary>
internal sealed record Seat(Juror Juror, Entry Entry, Round Round, Nomination Nomination)
{
    public IReadOnlyList<Criterion> Criteria => [.. Nomination.InOrder()];

    public bool IsOpen(DateTimeOffset now) => Round.PhaseAt(now) == Phase.Jury;

    /// <summary>Scoring closes to the second.</summary>
    public void RequireOpen(DateTimeOffset now)
    {
        if (!IsOpen(now))
            throw new SharedKernel.RuleViolation("Ballot.Closed", null, SharedKernel.Territories.KyivTime.ToKyiv(Round.Calendar.Deliberation));
    }
}
