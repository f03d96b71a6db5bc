using Hub.Contest.Results;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Organising;

/// <summary>The organisers' desk of a round: where it stands, what is missing, what has happened.</summary>
[RequirePermission(ContestModule.Manage)]
internal sealed class RoundModel(ContestDb db, TimeProvider time, IPeople people, ICurrentUser user) : RoundPage(db, time)
{
    private const int MostSteps = 100;

    public IReadOnlyList<Nomination> Nominations { get; private set; } = [];
    public RulesVersion? Rules { get; private set; }
    public int OpenAppeals { get; private set; }
    public bool MayAppoint => user.Can(ContestModule.Appoint);
    public IReadOnlyDictionary<EntryState, int> Entries { get; private set; } = new Dictionary<EntryState, int>();
    public IReadOnlyList<Entry> WithoutPractice { get; private set; } = [];
    public IReadOnlyList<TimelineEntry> Steps { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>The phases that can be made longer.</summary>
    public IEnumerable<Phase> Extendable => Round.Calendar.Starts.Select(s => s.Phase).Where(p => p != Phase.Archive && Round.Calendar.EndOf(p) > Now);

    public Task<IActionResult> OnGet(CancellationToken cancel) => Show(() => { }, cancel);

    public async Task<IActionResult> OnPostPublish([FromServices] PublishRound publish, CancellationToken cancel)
    {
        if (!await publish.Run(Id, cancel))
            return NotFound();
        Done = Texts["Organise.PublishedDone"];
        return RedirectToPage("Round", new { id = Id });
    }

    protected override async Task LoadMore(CancellationToken cancel)
    {
        Nominations = await Db.Nominations.AsNoTracking().Where(n => n.RoundId == Id).OrderBy(n => n.Place).ToListAsync(cancel);
        Rules = await Db.LatestRules(Id, cancel);
        OpenAppeals = await Db.Appeals.CountAsync(a => a.RoundId == Id && a.State == AppealState.Open, cancel);
        Entries = await Db.Entries.Where(e => e.RoundId == Id).GroupBy(e => e.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        WithoutPractice = await Db.Entries.AsNoTracking().Where(e => e.RoundId == Id && e.PracticeWithdrawnAt != null && e.State != EntryState.Withdrawn && e.State != EntryState.Draft)
            .OrderBy(e => e.Number).Take(MostSteps).ToListAsync(cancel);
        Steps = await Db.Timeline.AsNoTracking().Where(t => t.RoundId == Id && t.EntryId == null).OrderByDescending(t => t.At).Take(MostSteps).ToListAsync(cancel);
        Names = await people.Names(Steps.Select(s => s.PersonId).OfType<Guid>().Distinct(), cancel);
    }
}
