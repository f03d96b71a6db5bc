using Hub.Contest.Jury;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Conflicts;

/// <summary>A juror declares conflicts: entries they may see are listed by name; those they are kept away from only by number.</summary>
[Authorize]
internal sealed class OwnModel(ContestDb db, JurorSight sight, DeclareConflicts declare, TimeProvider time) : JuryPage
{
    private const int MostEntries = 2000;

    [FromRoute]
    public Guid Round { get; set; }

    [BindProperty]
    public List<Guid> Chosen { get; set; } = [];

    [BindProperty]
    public string? Because { get; set; }

    public Round There { get; private set; } = null!;
    public IReadOnlyList<Choice> Entries { get; private set; } = [];
    public IReadOnlyList<(string Receipt, ConflictKind? Kind, ConflictState State)> Away { get; private set; } = [];

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await declare.Run(Round, Chosen, Because, cancel) is not { } count)
            return NotFound();
        Done = SharedKernel.Web.Localisers.Count(Texts, "Conflict.DeclaredDone", count);
        return RedirectToPage("Own", new { round = Round });
    }

    public override async Task<bool> Find(CancellationToken cancel)
    {
        if (await sight.Seats.AsNoTracking().SingleOrDefaultAsync(j => j.RoundId == Round, cancel) is not { } juror)
            return false;
        There = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == Round, cancel);
        // Before they are checked entries are nobody's business but the clerks'; a conflict needs no more than a name.
        if (There.PhaseAt(time.GetUtcNow()) >= Phase.Eligibility)
            Entries = await Choices(There.Settings.AnonymousReading, cancel);
        var away = await db.Conflicts.AsNoTracking().Where(c => c.JurorId == juror.Id && c.State != ConflictState.Dismissed)
            .Join(db.Entries, c => c.EntryId, e => e.Id, (c, e) => new { e.Number, c.Kind, c.State }).OrderBy(x => x.Number).ToListAsync(cancel);
        Away = [.. away.Select(x => (FormattableString.Invariant($"{There.Year}-{x.Number:000}"), (ConflictKind?)x.Kind, x.State))];
        return true;
    }

    private async Task<IReadOnlyList<Choice>> Choices(bool anonymous, CancellationToken cancel)
    {
        var entries = await sight.Entries.AsNoTracking().Where(e => e.RoundId == Round && (e.State == EntryState.Submitted || e.State == EntryState.Returned || e.State == EntryState.Eligible)).OrderBy(e => e.Number).Take(MostEntries)
            .Select(e => new { e.Id, e.Number, e.TitleUk, e.TitleEn, e.OrganisationUk, e.OrganisationEn }).ToListAsync(cancel);
        return [.. entries.Select(e => new Choice(e.Id.ToString(), FormattableString.Invariant($"{There.Year}-{e.Number:000} ") + In(e.TitleUk, e.TitleEn)) { Hint = anonymous ? null : In(e.OrganisationUk, e.OrganisationEn) })];
    }
}
