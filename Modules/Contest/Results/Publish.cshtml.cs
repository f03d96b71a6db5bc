using Hub.Contest.Counting;
using Hub.Contest.Jury;
using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Results;

/// <summary>
/// Says what will be published and what stands against it, and publishes it. Whoever is kept away from an entry of the round
/// leaves it to somebody else: what stands against it would tell them of the ranking.
/// </summary>
[Authorize]
internal sealed class PublishModel(ContestDb db, JurorSight sight, CountRound count, PublishResult publish, ICurrentUser user, TimeProvider time) : LeadersPage(db, sight, user)
{
    public RoundCount? Count { get; private set; }

    /// <summary>Why nothing can be counted; null when it can.</summary>
    public CountProblem? Problem { get; private set; }

    public bool IsEarly => There.PhaseAt(time.GetUtcNow()) < Phase.Results;

    /// <summary>Nominations without a result: panels that share no entry, or ties that wait for the chair.</summary>
    public IReadOnlyList<(Nomination Nomination, string? Panels, IReadOnlyList<ChairTie> Ties)> Obstacles { get; private set; } = [];

    public override async Task<bool> Find(CancellationToken cancel)
    {
        if (!await base.Find(cancel) || !IsOrganiser && !IsChair || There.ResultAt is not null || There.PhaseAt(time.GetUtcNow()) < Phase.Deliberation)
            return false;
        return !await Db.Nominations.AnyAsync(n => n.RoundId == Round && !Sight.OpenRankings.Any(o => o.Id == n.Id), cancel);
    }

    public Task OnGetAsync(CancellationToken cancel) => Read(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await publish.Run(Round, null, Me!.Value, cancel);
        Done = Texts["Publish.Done"];
        return LocalRedirect(HttpContext.Request.PathBase + ContestFacts.ResultsPath(There.Year));
    }

    public override async Task Load(CancellationToken cancel)
    {
        await base.Load(cancel);
        if (!NothingHere)
            await Read(cancel);
    }

    private async Task Read(CancellationToken cancel)
    {
        var input = await count.Run(Round, cancel);
        if ((Problem = InputChecks.Problems(input).FirstOrDefault()) is not null)
            return;
        Count = RoundCount.Of(input);
        Obstacles = [.. from nomination in await Db.Nominations.AsNoTracking().Where(n => n.RoundId == Round).OrderBy(n => n.Place).ToListAsync(cancel)
                        let counted = Count.Of(CountKeys.Of(nomination))
                        let ties = ChairTie.Of(counted).Where(t => !t.IsDecided).ToList()
                        where counted.IsRefused || ties.Count > 0
                        select (nomination, counted.IsRefused ? Panel.Names(counted.Panels) : null, (IReadOnlyList<ChairTie>)ties)];
    }

}
