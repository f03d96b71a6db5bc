using Hub.Contest.Counting;
using Hub.Contest.Jury;
using Hub.Contest.Results;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Appealing;

/// <summary>An appeal before the chair: what is objected to, the ballots behind it, what a decision would change, and the decision. Organisers read along.</summary>
[Authorize]
internal sealed class DecideModel(ContestDb db, JurorSight sight, AppealCount count, ICurrentUser user) : JuryPage
{
    private const int MostEntries = 500;

    [FromRoute] public Guid Id { get; set; }
    [BindProperty] public AppealDecisionInput Input { get; set; } = new();

    public AppealInHand There { get; private set; } = null!;
    public IReadOnlyList<AppealBallot> Ballots { get; private set; } = [];
    public IReadOnlyList<Choice> Standings { get; private set; } = [];
    public AppealDifference? Difference { get; private set; }
    public bool MayDecide { get; private set; }
    public bool IsPartial { get; private set; }

    /// <summary>Why a corrected result could not be published as things stand; null when nothing stands against it.</summary>
    public RuleViolation? Obstacle { get; private set; }

    public bool IsOpen => There.Appeal.State == AppealState.Open;
    public IReadOnlyList<Choice> Outcomes => [.. new[] { AppealState.Dismissed, AppealState.Upheld }.Select(s => new Choice(s.ToString(), Texts["AppealState." + s]) { Hint = Texts["AppealState.Hint." + s] })];

    public override async Task<bool> Find(CancellationToken cancel)
    {
        if (user.Id is not { } me || await db.AppealBefore(sight, Id, cancel) is not { } found)
            return false;
        There = found;
        IsPartial = await db.IsPartial(found, me, cancel);
        MayDecide = IsOpen && !IsPartial && await sight.Chairs(found.Entry, cancel);
        return true;
    }

    public Task OnGetAsync(CancellationToken cancel) => Read(cancel);

    /// <summary>Shows what the chosen decision would change, and saves nothing.</summary>
    public async Task<IActionResult> OnPostShowAsync(CancellationToken cancel)
    {
        await Read(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] DecideAppeal decide, CancellationToken cancel)
    {
        if (!await decide.Run(Id, new(Input.Upheld, StandingChange.Read(Input.Standing), Input.ReasonUk, Input.ReasonEn, Input.Seen), cancel))
            return NotFound();
        Done = Texts["Appeal.DecidedDone"];
        return RedirectToPage("Queue", new { round = There.Round.Id, id = (Guid?)null });
    }

    public override async Task Load(CancellationToken cancel)
    {
        await base.Load(cancel);
        if (!NothingHere)
            await Read(cancel);
    }

    private async Task Read(CancellationToken cancel)
    {
        var (round, nomination, entry) = (There.Round, There.Nomination.Id, There.Entry.Id);
        Ballots = [.. (await db.Ballots.AsNoTracking().IgnoreAutoIncludes().Where(b => b.EntryId == entry && b.State != Jury.BallotState.Empty)
            .Join(db.Jurors, b => b.JurorId, j => j.Id, (b, j) => new { b.Id, b.State, b.Reason, j.Pseudonym, j.NameUk, j.NameEn }).OrderBy(b => b.Pseudonym).ToListAsync(cancel))
            .Select(b => new AppealBallot(b.Id, CountKeys.OfJuror(b.Pseudonym), In(b.NameUk, b.NameEn), b.State, b.Reason))];
        Standings = [.. (await db.Entries.AsNoTracking().Where(e => e.NominationId == nomination && e.Number != null && (e.State == EntryState.Eligible || e.State == EntryState.Ineligible))
            .OrderBy(e => e.Number).Take(MostEntries).Select(e => new { e.Id, e.State, Number = e.Number!.Value, e.TitleUk }).ToListAsync(cancel))
            .Select(e => new Choice(new StandingChange(e.Id, e.State == EntryState.Ineligible).ToString(), Texts[e.State == EntryState.Ineligible ? "Appeal.LetIn" : "Appeal.PutOut", CountKeys.Of(round.Year, e.Number), e.TitleUk]))];
        if (!IsOpen)
            return;
        Difference = await count.Run(round.Id, Input.Upheld == false ? null : StandingChange.Read(Input.Standing), Input.ReasonUk ?? "", cancel);
        Input.Seen = Difference.Seen;
        // Another difference is shown now than the form came with.
        ModelState.Remove("Input.Seen");
        try
        {
            PublishResult.RequireSettled(Difference.After);
        }
        catch (RuleViolation violation)
        {
            Obstacle = violation;
        }
    }
}

/// <summary>A ballot on the entry an appeal is about.</summary>
internal sealed record AppealBallot(Guid Id, string Juror, string Name, Jury.BallotState State, string? Reason);

/// <summary>The decision as typed.</summary>
internal sealed class AppealDecisionInput
{
    public string? Outcome { get; set; }
    public string? Standing { get; set; }
    public string? ReasonUk { get; set; }
    public string? ReasonEn { get; set; }
    public string? Seen { get; set; }

    public bool? Upheld => Outcome switch { nameof(AppealState.Upheld) => true, nameof(AppealState.Dismissed) => false, _ => null };
}
