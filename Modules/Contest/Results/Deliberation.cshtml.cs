using Hub.Contest.Counting;
using Hub.Contest.Counting.Health;
using Hub.Contest.Jury;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Results;

/// <summary>
/// Who leads the jury looks at the count before it is published: places, flags, how the jury agreed, ties that wait for the chair.
/// One nomination at a time, and none that holds an entry the reader is kept away from.
/// </summary>
[Authorize]
internal sealed class DeliberationModel(ContestDb db, JurorSight sight, CountRound count, CastVote cast, ICurrentUser user, TimeProvider time) : LeadersPage(db, sight, user)
{
    public const int PageSize = 100;

    [BindProperty(SupportsGet = true), FromQuery(Name = "nomination")] public string? Chosen { get; set; }
    [BindProperty(SupportsGet = true), FromQuery(Name = "page")] public string? Asked { get; set; }

    /// <summary>Places typed into the form of a tie, by the entry's number.</summary>
    [BindProperty] public Dictionary<string, string?> Places { get; set; } = [];
    [BindProperty] public VoteInput Input { get; set; } = new();

    public IReadOnlyList<Nomination> Open { get; private set; } = [];
    public IReadOnlyList<Nomination> Closed { get; private set; } = [];
    public Nomination? Nomination { get; private set; }

    /// <summary>Why nothing can be counted; null when it can.</summary>
    public CountProblem? Problem { get; private set; }
    public RoundCount? Count { get; private set; }
    public NominationCount? Counted { get; private set; }
    public JuryHealth? Health { get; private set; }
    public CountFaces? Faces { get; private set; }
    public IReadOnlyList<ChairTie> Ties { get; private set; } = [];
    public IReadOnlyList<ChairVote> Votes { get; private set; } = [];
    public IReadOnlyList<TimelineEntry> Voided { get; private set; } = [];
    public int Unfinished { get; private set; }
    public int Suggested { get; private set; }
    public int Number { get; private set; }
    public int Pages { get; private set; }

    /// <summary>Ties and ballots may still change.</summary>
    public bool IsUndecided { get; private set; }

    public Phase Phase => There.PhaseAt(time.GetUtcNow());
    public bool MayPublish => (IsOrganiser || IsChair) && Closed.Count == 0 && There.ResultAt is null;
    public bool Chairs => IsChair || Nomination?.ChairId == Me;

    public IEnumerable<FacetItem> Views => Open.Select(n => new FacetItem(n.Slug, In(n.TitleUk, n.TitleEn), Count!.Of(CountKeys.Of(n)).Entries.Count, n.Id == Nomination?.Id));

    public IReadOnlyList<EntryCount> Rows => [.. Counted!.Entries.Skip((Number - 1) * PageSize).Take(PageSize)];

    public string KeyOf(Guid entry) => Faces!.KeyOf(entry);

    public override async Task<bool> Find(CancellationToken cancel) => await base.Find(cancel) && There.PhaseAt(time.GetUtcNow()) >= Phase.Deliberation;

    public Task OnGetAsync(CancellationToken cancel) => Read(cancel);

    public async Task<IActionResult> OnPostVoteAsync(Guid nomination, CancellationToken cancel)
    {
        if (!await Db.Nominations.AnyAsync(n => n.Id == nomination && n.RoundId == Round, cancel) || !await cast.Run(nomination, Places, Input.ReasonUk, Input.ReasonEn, cancel))
            return NotFound();
        Done = Texts["ChairVote.Done"];
        return RedirectToPage("Deliberation", new { round = Round, nomination = Chosen });
    }

    public override async Task Load(CancellationToken cancel)
    {
        await base.Load(cancel);
        if (!NothingHere)
            await Read(cancel);
    }

    private async Task Read(CancellationToken cancel)
    {
        var all = await Db.Nominations.AsNoTracking().Where(n => n.RoundId == Round).OrderBy(n => n.Place).ToListAsync(cancel);
        var open = (await Sight.OpenRankings.Where(n => n.RoundId == Round).Select(n => n.Id).ToListAsync(cancel)).ToHashSet();
        Unfinished = There.ResultAt is null ? await Sight.Unfinished.CountAsync(e => e.RoundId == Round, cancel) : 0;
        (Open, Closed) = ([.. all.Where(n => open.Contains(n.Id))], [.. all.Where(n => !open.Contains(n.Id) && (IsOrganiser || IsChair || n.ChairId == Me))]);
        Nomination = Open.FirstOrDefault(n => n.Slug == Chosen) ?? Open.FirstOrDefault();
        if (Nomination is null)
            return;
        var input = await count.Run(Round, cancel);
        if ((Problem = InputChecks.Problems(input).FirstOrDefault()) is not null)
            return;
        Count = RoundCount.Of(input);
        Counted = Count.Of(CountKeys.Of(Nomination));
        Health = JuryHealth.Of(Counted);
        Faces = await CountFaces.Of(Db, There, Texts, Count.Input.Rules, Nomination.Id, null, cancel);
        Pages = Math.Max(1, (Counted.Entries.Count + PageSize - 1) / PageSize);
        Number = Math.Clamp(int.TryParse(Asked, out var asked) ? asked : 1, 1, Pages);
        Ties = ChairTie.Of(Counted);
        await ReadHistory(Nomination.Id, cancel);
        IsUndecided = There.ResultAt is null || await Db.IsAppealed(Round, cancel);
    }

    private async Task ReadHistory(Guid nomination, CancellationToken cancel)
    {
        Votes = await Db.ChairVotes.AsNoTracking().Where(v => v.NominationId == nomination).OrderByDescending(v => v.At).Take(PageSize).ToListAsync(cancel);
        Voided = await Db.Timeline.AsNoTracking().Where(t => t.RoundId == Round && (t.Action == "BallotVoided" || t.Action == "BallotRestored")
            && Db.Entries.Any(e => e.Id == t.EntryId && e.NominationId == nomination)).OrderByDescending(t => t.At).Take(PageSize).ToListAsync(cancel);
        Suggested = await Db.Conflicts.CountAsync(c => c.State == ConflictState.Suggested && Db.Ballots.Any(b => b.JurorId == c.JurorId && b.EntryId == c.EntryId && b.State != Jury.BallotState.Empty)
            && Db.Entries.Any(e => e.Id == c.EntryId && e.NominationId == nomination && e.State == EntryState.Eligible), cancel);
    }
}

/// <summary>Why the chair decides so.</summary>
internal sealed class VoteInput
{
    public string? ReasonUk { get; set; }
    public string? ReasonEn { get; set; }
}
