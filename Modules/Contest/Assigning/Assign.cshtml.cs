using Hub.Contest.Jury;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Assigning;

/// <summary>An entry with its jurors, as they are or as they would be.</summary>
internal sealed record AssignedEntry(Guid Id, Guid NominationId, int? Number, string TitleUk, string? TitleEn, IReadOnlyList<AssignedJuror> Jurors);

/// <summary>A juror of an entry.</summary>
/// <param name="Id">The juror.</param>
/// <param name="IsNew">Whether a preview would add them.</param>
/// <param name="IsFixed">Whether a ballot was begun, so that it cannot be taken back.</param>
internal sealed record AssignedJuror(Guid Id, bool IsNew, bool IsFixed);

/// <summary>Who reads what: by hand, by teams, or balanced, shown before it is done.</summary>
[Authorize]
internal sealed class AssignModel(ContestDb db, JurorSight sight, AssignEntries assign, ChangeAssignment change, AssignTeams teams, ICurrentUser user, TimeProvider time) : LeadersPage(db, sight, user)
{
    [BindProperty(SupportsGet = true)]
    public AssignmentWish Wish { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public bool Preview { get; set; }

    [BindProperty]
    public string? Shown { get; set; }

    public AssignmentPlan? Plan { get; private set; }
    public IReadOnlyList<Nomination> Nominations { get; private set; } = [];
    public IReadOnlyList<Juror> Jurors { get; private set; } = [];
    public IReadOnlyList<AssignedEntry> Entries { get; private set; } = [];
    public IReadOnlyList<AssignmentRun> Runs { get; private set; } = [];
    public IReadOnlySet<(Guid Juror, Guid Entry)> Apart { get; private set; } = new HashSet<(Guid, Guid)>();
    public int HiddenEntries { get; private set; }

    public bool IsAssignable => There.PhaseAt(time.GetUtcNow()) is >= Phase.Entries and <= Phase.Jury;

    public IEnumerable<Choice> Scopes => Nominations.Select(n => new Choice(n.Id.ToString(), In(n.TitleUk, n.TitleEn)));

    /// <summary>Entries each juror reads, as shown.</summary>
    public int LoadOf(Guid juror) => Plan is { Answer.IsPossible: true } ? Plan.All.Count(p => p.Juror == juror) : Entries.Sum(e => e.Jurors.Count(j => j.Id == juror));

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (!Preview)
            Wish = new() { JurorsPerEntry = There.Settings.JurorsPerEntry, Seed = There.Settings.AssignmentSeed };
        await Read(cancel);
    }

    public async Task<IActionResult> OnPostApplyAsync(CancellationToken cancel)
    {
        Preview = true;
        var given = await assign.Run(Round, Wish, Shown, cancel);
        return Back(Texts.Count("Assignment.Applied", given));
    }

    public async Task<IActionResult> OnPostTeamsAsync(CancellationToken cancel) => Back(Texts.Count("Assignment.Applied", await teams.Run(Round, cancel)));

    public Task<IActionResult> OnPostGiveAsync(Guid entry, Guid? juror, CancellationToken cancel) =>
        Change(entry, juror ?? throw new RuleViolation("Assignment.JurorNeeded"), give: true, cancel);

    public Task<IActionResult> OnPostTakeAsync(Guid entry, Guid juror, CancellationToken cancel) => Change(entry, juror, give: false, cancel);

    public override async Task<bool> Find(CancellationToken cancel) => await base.Find(cancel) && Sight.LeadsAll;

    public override async Task Load(CancellationToken cancel)
    {
        await base.Load(cancel);
        if (NothingHere)
            return;
        if (Wish.JurorsPerEntry == 0)
            Wish = new() { JurorsPerEntry = There.Settings.JurorsPerEntry, Seed = There.Settings.AssignmentSeed };
        Preview = false;
        await Read(cancel);
    }

    private async Task<IActionResult> Change(Guid entry, Guid juror, bool give, CancellationToken cancel)
    {
        if (!await Db.Entries.AnyAsync(e => e.Id == entry && e.RoundId == Round, cancel) || !await change.Run(entry, juror, give, cancel))
            return NotFound();
        Done = Texts[give ? "Assignment.Given" : "Assignment.Taken"];
        return Redirect(Url.Page("Assign", new { round = Round }) + $"#entry-{entry}");
    }

    private RedirectToPageResult Back(string done)
    {
        Done = done;
        return RedirectToPage("Assign", new { round = Round });
    }

    private async Task Read(CancellationToken cancel)
    {
        Nominations = await Db.Nominations.AsNoTracking().IgnoreAutoIncludes().Where(n => n.RoundId == Round).OrderBy(n => n.Place).ToListAsync(cancel);
        Jurors = await Db.Jurors.AsNoTracking().Where(j => j.RoundId == Round && j.State == JurorState.Accepted).OrderBy(j => j.Pseudonym).ToListAsync(cancel);
        Runs = await Db.AssignmentRuns.AsNoTracking().Where(r => r.RoundId == Round).OrderByDescending(r => r.At).Take(10).ToListAsync(cancel);
        Apart = await Db.PairsApart(Round, cancel);
        if (Preview)
            Plan = await assign.Preview(Round, Wish, cancel);
        var standing = (await JurorSight.Standing(Db, Round).AsNoTracking().Select(a => new { a.EntryId, a.JurorId }).ToListAsync(cancel)).ToLookup(a => a.EntryId, a => a.JurorId);
        var begun = (await Db.Ballots.IgnoreAutoIncludes().Where(b => b.State != BallotState.Empty && Db.Entries.Any(e => e.Id == b.EntryId && e.RoundId == Round)).Select(b => new { b.JurorId, b.EntryId }).ToListAsync(cancel)).Select(b => (b.JurorId, b.EntryId)).ToHashSet();
        var planned = Plan is { Answer.IsPossible: true } plan ? plan.All.ToLookup(p => p.Entry, p => p.Juror) : null;
        var places = Jurors.Index().ToDictionary(j => j.Item.Id, j => j.Index);
        var all = await Db.Entries.AsNoTracking().CountAsync(e => e.RoundId == Round && e.State == EntryState.Eligible, cancel);
        var rows = await Sight.Led.AsNoTracking().Where(e => e.RoundId == Round && e.State == EntryState.Eligible).OrderBy(e => e.Number)
            .Select(e => new { e.Id, e.NominationId, e.Number, e.TitleUk, e.TitleEn }).ToListAsync(cancel);
        HiddenEntries = all - rows.Count;
        var nominations = Nominations.Index().ToDictionary(n => n.Item.Id, n => n.Index);
        Entries = [.. rows.OrderBy(e => nominations[e.NominationId]).ThenBy(e => e.Number).Select(e =>
        {
            var inPlan = planned is not null && (Wish.Nomination is null || Wish.Nomination == e.NominationId);
            var jurors = (inPlan ? planned![e.Id] : standing[e.Id]).Where(places.ContainsKey).OrderBy(j => places[j]);
            return new AssignedEntry(e.Id, e.NominationId, e.Number, e.TitleUk, e.TitleEn, [.. jurors.Select(j => new AssignedJuror(j, inPlan && !standing[e.Id].Contains(j), begun.Contains((j, e.Id))))]);
        })];
    }
}
