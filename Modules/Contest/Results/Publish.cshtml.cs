using Hub.Contest.Counting;
using Hub.Contest.Jury;
using Hub.SharedKernel;
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
    public RoundCount Count { get; private set; } = null!;

    public bool IsEarly => There.PhaseAt(time.GetUtcNow()) < Phase.Results;

    /// <summary>What must be done before; null when nothing stands against it.</summary>
    public RuleViolation? Obstacle { get; private set; }

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
        Count = RoundCount.Of(await count.Run(Round, cancel));
        try
        {
            PublishResult.RequireSettled(Count);
        }
        catch (RuleViolation violation)
        {
            Obstacle = violation;
        }
    }

}
