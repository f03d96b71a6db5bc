using Hub.Contest.Jury;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Contest.Eligibility;

/// <summary>An entry for its clerk: what was submitted, the checklist, earlier decisions, and the decision.</summary>
[RequirePermission(ContestModule.Check, Somewhere = true)]
internal sealed class ItemModel(ContestDb db, JurorSight sight, ICurrentUser user, IPeople people, TimeProvider time, IStringLocalizer<Texts> texts) : HubPage
{
    private const int TermDays = 5;

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public int Seen { get; set; }
    [BindProperty] public DecisionInput Input { get; set; } = new();

    public Entry Entry { get; private set; } = null!;
    public Round Round { get; private set; } = null!;
    public Nomination Nomination { get; private set; } = null!;
    public EntrySubmission Submission { get; private set; } = null!;
    public EntryContent Case { get; private set; } = null!;
    public IReadOnlyList<EntryFile> Files { get; private set; } = [];
    public IReadOnlyList<EligibilityDecision> Decisions { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public IEnumerable<Choice> Checks => Checklist.Keys.Select(key => new Choice(key, texts["Checklist." + key]));

    public IEnumerable<Choice> Verdicts => Enum.GetValues<Verdict>().Where(v => v != Verdict.Returned || Entry.Returns == 0).Select(v => new Choice(v.ToString(), texts["Verdict." + v]) { Hint = texts["Verdict.Hint." + v] });

    public bool MayDecide => Entry.State == EntryState.Submitted && Entry.SubmitterId != user.Id;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await Load(cancel);
        if (NothingHere)
            return NotFound();
        var term = time.GetUtcNow().AddDays(TermDays);
        Input = new() { MendOn = KyivMoment.Show(term < Round.Calendar.Jury ? term : Round.Calendar.Jury), Sections = Nomination.Form.Sections.ToDictionary(s => s.Key, _ => (string?)null) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] DecideEntry decide, CancellationToken cancel)
    {
        if (!await decide.Run(Id, Seen, new(Input.Verdict, Input.Checked, Input.Reason, Input.Sections, Input.MendOn), cancel))
            return NotFound();
        Done = texts["Eligibility.Done"];
        return RedirectToPage("Queue");
    }

    public override async Task Load(CancellationToken cancel)
    {
        var entry = await sight.Entries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == Id && e.State != EntryState.Draft && e.Number != null, cancel);
        var submission = entry is null ? null : await db.Submissions.AsNoTracking().Where(s => s.EntryId == Id).OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancel);
        if (NothingHere = entry is null || submission is null || !Clerks.Reaches(user, entry))
            return;
        (Entry, Submission, Case, Seen) = (entry!, submission!, submission!.Read(), entry!.Version);
        ModelState.Remove(nameof(Seen));
        Round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == Entry.RoundId, cancel);
        Nomination = await db.Nominations.AsNoTracking().SingleAsync(n => n.Id == Entry.NominationId, cancel);
        Files = await db.Files.AsNoTracking().Where(f => f.EntryId == Id && f.SinceSubmission != null && f.UntilSubmission == null).OrderBy(f => f.Place).ToListAsync(cancel);
        Decisions = await db.EligibilityDecisions.AsNoTracking().Where(d => d.EntryId == Id).OrderByDescending(d => d.At).ToListAsync(cancel);
        Names = await people.Names(Decisions.Select(d => d.ById).OfType<Guid>().Append(Entry.SubmitterId).Distinct(), cancel);
    }
}

/// <summary>The decision as typed.</summary>
internal sealed class DecisionInput
{
    public Verdict Verdict { get; set; }
    public List<string> Checked { get; set; } = [];
    public string? Reason { get; set; }
    public Dictionary<string, string?> Sections { get; set; } = [];
    public string? MendOn { get; set; }
}
