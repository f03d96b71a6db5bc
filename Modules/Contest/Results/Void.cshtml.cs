using Hub.Contest.Jury;
using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Results;

/// <summary>The chair takes one ballot out of the count, or lets it count again; before that it is said whose and what it is.</summary>
[Authorize]
internal sealed class VoidModel(ContestDb db, JurorSight sight, VoidBallot voids, ICurrentUser user) : JuryPage
{
    [FromRoute] public Guid Ballot { get; set; }
    [BindProperty] public string? Reason { get; set; }
    [BindProperty] public int Seen { get; set; }

    public DecidedBallot There { get; private set; } = null!;
    public Ballot It { get; private set; } = null!;
    public bool IsUndecided { get; private set; }

    public override async Task<bool> Find(CancellationToken cancel)
    {
        if (user.Id is null || await VoidBallot.BallotToDecide(db, sight, user, Ballot, cancel) is not { } found)
            return false;
        There = found;
        It = await db.Ballots.AsNoTracking().SingleAsync(b => b.Id == Ballot, cancel);
        IsUndecided = found.Round.ResultAt is null || await db.IsAppealed(found.Round.Id, cancel);
        return true;
    }

    public void OnGet() => Seen = It.Version;

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => Changed(voids.Run(Ballot, Seen, Reason, cancel), "Void.Done");

    public Task<IActionResult> OnPostRestoreAsync(CancellationToken cancel) => Changed(voids.Restore(Ballot, Seen, cancel), "Void.Restored");

    private async Task<IActionResult> Changed(Task<bool> change, string said)
    {
        if (!await change)
            return NotFound();
        Done = Texts[said];
        return RedirectToPage("Deliberation", new { round = There.Round.Id, nomination = There.Nomination.Slug, ballot = (Guid?)null });
    }
}
