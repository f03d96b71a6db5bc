using Hub.Contest.Jury;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Conflicts;

/// <summary>A conflict as the board shows it.</summary>
internal sealed record ConflictRow(Conflict Conflict, string JurorUk, string? JurorEn, Guid? JurorPerson, int? Number, string TitleUk, string? TitleEn, string OrganisationUk, string? OrganisationEn);

/// <summary>Conflicts of a round before the chair: what waits first. Entries the reader is kept away from are not on their board.</summary>
[Authorize]
internal sealed class BoardModel(ContestDb db, JurorSight sight, FindConflicts find, DecideConflict decide, ICurrentUser user) : LeadersPage(db, sight, user)
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "state")]
    public string? Shown { get; set; }

    [BindProperty(SupportsGet = true), FromQuery(Name = "page")]
    public string? Asked { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Ground { get; set; }

    [BindProperty]
    public Guid? Juror { get; set; }

    [BindProperty]
    public Guid? Entry { get; set; }

    /// <summary>The conflict whose decision was refused, so that what was typed is shown in its form.</summary>
    public Guid? Refused { get; private set; }

    public IReadOnlyList<ConflictRow> Rows { get; private set; } = [];
    public IReadOnlyDictionary<ConflictState, int> Counts { get; private set; } = new Dictionary<ConflictState, int>();
    public IReadOnlyList<Choice> Jurors { get; private set; } = [];
    public IReadOnlyList<Choice> Entries { get; private set; } = [];
    public int Number { get; private set; }
    public int Pages { get; private set; }

    public ConflictState State => Enum.TryParse<ConflictState>(Shown, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : ConflictState.Suggested;

    public IEnumerable<FacetItem> Views => Enum.GetValues<ConflictState>().Select(s => new FacetItem(s.ToString().ToLowerInvariant(), Texts["ConflictState." + s], Counts.GetValueOrDefault(s), s == State));

    public Task OnGetAsync(CancellationToken cancel) => Read(cancel);

    public async Task<IActionResult> OnPostSearchAsync(CancellationToken cancel)
    {
        var found = await find.Run(Round, cancel);
        Done = SharedKernel.Web.Localisers.Count(Texts, "Conflict.Found", found);
        return RedirectToPage("Board", new { round = Round });
    }

    public async Task<IActionResult> OnPostDecideAsync(Guid id, int seen, string? decision, CancellationToken cancel)
    {
        Refused = id;
        if (!await Db.Conflicts.AnyAsync(c => c.Id == id && Db.Entries.Any(e => e.Id == c.EntryId && e.RoundId == Round), cancel) || !await decide.Run(id, seen, decision, Reason, cancel))
            return NotFound();
        Done = Texts["Conflict.DecidedDone"];
        return RedirectToPage("Board", new { round = Round, state = Shown });
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        if (Juror is null || Entry is null)
            throw new SharedKernel.RuleViolation("Conflict.PairNeeded", Juror is null ? "Juror" : "Entry");
        if (!await decide.Add(Juror.Value, Entry.Value, Ground, cancel))
            return NotFound();
        Done = Texts["Conflict.DecidedDone"];
        return RedirectToPage("Board", new { round = Round, state = "confirmed" });
    }

    public override async Task Load(CancellationToken cancel)
    {
        await base.Load(cancel);
        if (!NothingHere)
            await Read(cancel);
    }

    private async Task Read(CancellationToken cancel)
    {
        var state = State;
        var here = Db.Conflicts.AsNoTracking().Where(c => Sight.Led.Any(e => e.Id == c.EntryId && e.RoundId == Round));
        Counts = (await here.GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel)).ToDictionary(x => x.Key, x => x.Count);
        Pages = Math.Max(1, (Counts.GetValueOrDefault(state) + PageSize - 1) / PageSize);
        Number = Math.Clamp(int.TryParse(Asked, out var number) ? number : 1, 1, Pages);
        Rows = await here.Where(c => c.State == state).Join(Db.Jurors, c => c.JurorId, j => j.Id, (Conflict, Juror) => new { Conflict, Juror })
            .Join(Db.Entries, x => x.Conflict.EntryId, e => e.Id, (x, Entry) => new { x.Conflict, x.Juror, Entry })
            .OrderBy(x => x.Juror.Pseudonym).ThenBy(x => x.Entry.Number).ThenBy(x => x.Conflict.Kind).Skip((Number - 1) * PageSize).Take(PageSize)
            .Select(x => new ConflictRow(x.Conflict, x.Juror.NameUk, x.Juror.NameEn, x.Juror.PersonId, x.Entry.Number, x.Entry.TitleUk, x.Entry.TitleEn, x.Entry.OrganisationUk, x.Entry.OrganisationEn)).ToListAsync(cancel);
        if (!IsChair)
            return;
        Jurors = [.. (await Db.Jurors.AsNoTracking().IgnoreAutoIncludes().Where(j => j.RoundId == Round && j.State == JurorState.Accepted).OrderBy(j => j.Pseudonym).ToListAsync(cancel)).Select(j => new Choice(j.Id.ToString(), In(j.NameUk, j.NameEn)))];
        Entries = [.. (await Sight.Entries.AsNoTracking().Where(e => e.RoundId == Round && e.State == EntryState.Eligible).OrderBy(e => e.Number).Select(e => new { e.Id, e.Number, e.TitleUk, e.TitleEn }).ToListAsync(cancel))
            .Select(e => new Choice(e.Id.ToString(), FormattableString.Invariant($"{There.Year}-{e.Number:000} ") + In(e.TitleUk, e.TitleEn)))];
    }
}
