using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Jury;

/// <summary>A juror leaves: what happens with their ballots is said before.</summary>
[Authorize]
internal sealed class LeaveModel(ContestDb db, LeaveJury leave, ICurrentUser user) : JuryPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Juror Juror { get; private set; } = null!;
    public int Complete { get; private set; }
    public int Open { get; private set; }
    public bool IsMyself => Juror.PersonId == user.Id;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var myself = IsMyself;
        if (!await leave.Run(Id, Reason, cancel))
            return NotFound();
        Done = Texts["Jury.LeftDone"];
        return myself ? RedirectToPage("Index", new { id = (Guid?)null }) : RedirectToPage("Members", new { round = Juror.RoundId, id = (Guid?)null });
    }

    public override async Task<bool> Find(CancellationToken cancel)
    {
        if (await db.Jurors.AsNoTracking().SingleOrDefaultAsync(j => j.Id == Id && j.State == JurorState.Accepted, cancel) is not { } juror || juror.PersonId != user.Id && !user.Can(ContestModule.Manage))
            return false;
        Juror = juror;
        Complete = await db.Ballots.CountAsync(b => b.JurorId == Id && b.State == BallotState.Complete, cancel);
        Open = await db.Assignments.CountAsync(a => a.JurorId == Id && !db.Ballots.Any(b => b.JurorId == Id && b.EntryId == a.EntryId && b.State == BallotState.Complete), cancel);
        return true;
    }
}
