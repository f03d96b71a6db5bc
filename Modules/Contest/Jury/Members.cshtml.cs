using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Jury;

/// <summary>How far a juror is: counts, never scores.</summary>
internal sealed record JurorProgress(Juror Juror, int Assigned, int Complete, int Abstained, int Begun, int Voided, DateTimeOffset? LastSaved, bool LetterFailed)
{
    public int Waiting => Math.Max(0, Assigned - Complete - Abstained - Voided);
}

/// <summary>An entry with too few jurors or ballots.</summary>
internal sealed record ThinEntry(Guid Id, int? Number, string TitleUk, string? TitleEn, int Assigned, int Complete);

/// <summary>The jury of a round for who leads it: who is in it, how far each is, and which entries are read by too few. Only counts are shown.</summary>
[Authorize]
internal sealed class MembersModel(ContestDb db, JurorSight sight, InviteAgain again, RemindLaggingJurors remind, ICurrentUser user, TimeProvider time) : LeadersPage(db, sight, user)
{
    private const int MostThin = 100;
    private const int MostOpen = 2000;

    public IReadOnlyList<JurorProgress> Jurors { get; private set; } = [];
    public IReadOnlyList<ThinEntry> Thin { get; private set; } = [];
    public int Suggested { get; private set; }

    /// <summary>Entries whose scores may be read now: none while scoring is open.</summary>
    public IReadOnlyList<ThinEntry> Open { get; private set; } = [];
    public DateTimeOffset Now { get; private set; }
    public bool MayRemind => There.PhaseAt(Now) == Phase.Jury && Jurors.Any(j => j.Waiting > 0 && j.Juror.IsActive);

    public Task OnGetAsync(CancellationToken cancel) => Read(cancel);

    public async Task<IActionResult> OnPostAgainAsync(Guid juror, CancellationToken cancel)
    {
        if (!IsOrganiser || !await Db.Jurors.AnyAsync(j => j.Id == juror && j.RoundId == Round, cancel) || !await again.Run(juror, cancel))
            return NotFound();
        Done = Texts["Jury.InvitedDone"];
        return RedirectToPage("Members", new { round = Round });
    }

    public async Task<IActionResult> OnPostRemindAsync(CancellationToken cancel)
    {
        var reminded = await remind.Run(Round, cancel);
        Done = SharedKernel.Web.Localisers.Count(Texts, "Jury.Reminded", reminded);
        return RedirectToPage("Members", new { round = Round });
    }

    public override async Task Load(CancellationToken cancel)
    {
        await base.Load(cancel);
        if (!NothingHere)
            await Read(cancel);
    }

    private async Task Read(CancellationToken cancel)
    {
        Now = time.GetUtcNow();
        var jurors = await Db.Jurors.AsNoTracking().Where(j => j.RoundId == Round).OrderBy(j => j.Pseudonym).ToListAsync(cancel);
        var assigned = (await JurorSight.Standing(Db, Round).GroupBy(a => a.JurorId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel)).ToDictionary(x => x.Key, x => x.Count);
        var ballots = (await Db.Ballots.IgnoreAutoIncludes().Where(b => Db.Jurors.Any(j => j.Id == b.JurorId && j.RoundId == Round))
            .GroupBy(b => new { b.JurorId, b.State }).Select(g => new { g.Key.JurorId, g.Key.State, Count = g.Count(), Last = g.Max(b => b.SavedAt) }).ToListAsync(cancel)).ToLookup(x => x.JurorId);
        var failed = (await Db.JuryLetters.Where(l => l.GaveUpAt != null && l.SentAt == null && Db.Jurors.Any(j => j.Id == l.JurorId && j.RoundId == Round && j.State == JurorState.Invited)).Select(l => l.JurorId).ToListAsync(cancel)).ToHashSet();
        Jurors = [.. jurors.Select(j => new JurorProgress(j, assigned.GetValueOrDefault(j.Id),
            ballots[j.Id].Where(b => b.State == BallotState.Complete).Sum(b => b.Count), ballots[j.Id].Where(b => b.State == BallotState.Abstained).Sum(b => b.Count), ballots[j.Id].Where(b => b.State == BallotState.Partial).Sum(b => b.Count), ballots[j.Id].Where(b => b.State == BallotState.Voided).Sum(b => b.Count),
            ballots[j.Id].Select(b => (DateTimeOffset?)b.Last).Max(), failed.Contains(j.Id)))];
        Suggested = await Sight.Led.Where(e => e.RoundId == Round).SelectMany(e => Db.Conflicts.Where(c => c.EntryId == e.Id && c.State == ConflictState.Suggested)).CountAsync(cancel);
        await ReadThin(cancel);
        Open = await Sight.WithOpenScores.AsNoTracking().Where(e => e.RoundId == Round && e.State == EntryState.Eligible && Sight.Led.Any(l => l.Id == e.Id)).OrderBy(e => e.Number).Take(MostOpen)
            .Select(e => new ThinEntry(e.Id, e.Number, e.TitleUk, e.TitleEn, 0, 0)).ToListAsync(cancel);
    }

    private async Task ReadThin(CancellationToken cancel)
    {
        var least = There.Settings.LeastBallots;
        Thin = await Sight.Led.AsNoTracking().Where(e => e.RoundId == Round && e.State == EntryState.Eligible)
            .Select(e => new { Entry = e, Assigned = JurorSight.Standing(Db, Round).Count(a => a.EntryId == e.Id), Complete = JurorSight.Counted(Db, Round).Count(b => b.EntryId == e.Id) })
            .Where(x => x.Complete < least).OrderBy(x => x.Complete).ThenBy(x => x.Entry.Number).Take(MostThin)
            .Select(x => new ThinEntry(x.Entry.Id, x.Entry.Number, x.Entry.TitleUk, x.Entry.TitleEn, x.Assigned, x.Complete)).ToListAsync(cancel);
    }
}
