using Hub.Contest.Awarding;
using Hub.Contest.Counting;
using Hub.Contest.Jury;
using Hub.Contest.Results;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest;

/// <summary>An entry as it was submitted, once everybody may read it; before, there is no such page.</summary>
[AllowAnonymous]
internal sealed class EntryPageModel(ContestDb db, JurorSight sight, PublishedCounts counts, TimeProvider time) : HubPage
{
    private const int MostAwards = 20;

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public Round Round { get; private set; } = null!;
    public Entry Entry { get; private set; } = null!;
    public Nomination Nomination { get; private set; } = null!;
    public EntryContent Case { get; private set; } = null!;
    /// <summary>Where it stands in the latest result; null when there is none with numbers.</summary>
    public EntryCount? Counted { get; private set; }
    public CountingRules Rules { get; private set; } = new();
    public bool VoteIsOpen => VoteForEntry.IsOpen(Round, time.GetUtcNow());
    public string Key => Entry.Receipt(Round);
    public IReadOnlyList<EntryFile> Files { get; private set; } = [];
    public IReadOnlyList<ShownAward> Awards { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var found = await sight.Entries.AsNoTracking().Where(e => e.Id == Id && e.State == EntryState.Eligible)
            .Join(db.Rounds, e => e.RoundId, r => r.Id, (e, r) => new { Entry = e, Round = r }).SingleOrDefaultAsync(cancel);
        if (found is null || !found.Round.ShowsEntriesAt(time.GetUtcNow()))
            return NotFound();
        (Entry, Round) = (found.Entry, found.Round);
        Nomination = await db.Nominations.AsNoTracking().SingleAsync(n => n.Id == Entry.NominationId, cancel);
        var submission = await db.Submissions.AsNoTracking().Where(s => s.EntryId == Id).OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancel);
        Case = submission?.Read() ?? Entry.Draft;
        Files = await db.Files.AsNoTracking().Where(f => f.EntryId == Id && f.SinceSubmission != null && f.UntilSubmission == null).OrderBy(f => f.Place).ToListAsync(cancel);
        if (Round.ResultAt is not null)
            Awards = await db.ShownAwards(a => a.EntryId == Id).Take(MostAwards).ToListAsync(cancel);
        if (Round.ResultAt is not null && await ResultHead.Of(db, Round.Id).FirstOrDefaultAsync(cancel) is { } result && await counts.Of(db, result.Id, cancel) is var count)
            (Counted, Rules) = (count.Entry(Key), count.Input.Rules);
        return Page();
    }
}
