using Hub.Contest.Entering;
using Hub.Contest.Results;
using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Appealing;

/// <summary>Where an entrant lodges an appeal and reads the decisions on earlier ones.</summary>
[Authorize]
internal sealed class LodgeModel(ContestDb db, ICurrentUser user, TimeProvider time) : OwnEntryPage(db, user, time)
{
    [BindProperty] public AppealInput Input { get; set; } = new();

    public IReadOnlyList<Appeal> Appeals { get; private set; } = [];

    public bool IsOpen => Round.ResultAt is not null && Round.PhaseAt(Now) == Phase.Appeals && Entry.State is EntryState.Eligible or EntryState.Ineligible
        && Appeals.Count < LodgeAppeal.Most && !Appeals.Any(a => a.State == AppealState.Open);

    /// <summary>The form is shown while it can be sent, and as long as something typed would be lost without it.</summary>
    public bool ShowsForm => IsOpen || !string.IsNullOrWhiteSpace(Input.Text);

    public override async Task<bool> Find(CancellationToken cancel)
    {
        if (!await base.Find(cancel) || Entry.Number is null)
            return false;
        Appeals = await Db.Appeals.AsNoTracking().Where(a => a.EntryId == Id).OrderByDescending(a => a.At).ToListAsync(cancel);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync([FromServices] LodgeAppeal lodge, CancellationToken cancel)
    {
        if (!await lodge.Run(Id, Input.Text, cancel))
            return NotFound();
        Done = Texts["Appeal.LodgedDone"];
        return RedirectToPage("Lodge", new { id = Id });
    }
}

/// <summary>An appeal as typed.</summary>
internal sealed class AppealInput
{
    public string? Text { get; set; }
}
