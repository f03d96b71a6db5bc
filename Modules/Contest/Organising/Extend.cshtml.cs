using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Contest.Organising;

/// <summary>Makes a phase longer; the reason is public.</summary>
[RequirePermission(ContestModule.Manage)]
internal sealed class ExtendModel(ContestDb db, TimeProvider time) : RoundPage(db, time)
{
    [BindProperty] public ExtendInput Input { get; set; } = new();

    public IEnumerable<Choice> Phases => Round.Calendar.Starts.Select(s => s.Phase).Where(p => p != Phase.Archive && Round.Calendar.EndOf(p) > Now)
        .Select(p => new Choice(p.ToString(), Texts["Extension.Choice", Texts["Phase." + p].Value, SharedKernel.Territories.KyivTime.DateAndTime(Round.Calendar.EndOf(p)!.Value, System.Globalization.CultureInfo.CurrentUICulture)]));

    public Task<IActionResult> OnGet(CancellationToken cancel) => Show(() =>
        Input = new() { Phase = Phase, EndsOn = Round.Calendar.EndOf(Phase == Phase.Prepared ? Phase.Announced : Phase) is { } end ? KyivMoment.Show(end) : "" }, cancel);

    public async Task<IActionResult> OnPost([FromServices] ExtendPhase extend, CancellationToken cancel)
    {
        if (!await extend.Run(Id, Input.Phase, Input.EndsOn, Input.ReasonUk, Input.ReasonEn, cancel))
            return NotFound();
        Done = Texts["Extension.Done"];
        return RedirectToPage("Round", new { id = Id });
    }
}

/// <summary>Which phase, until when and why.</summary>
internal sealed class ExtendInput
{
    public Phase Phase { get; set; }
    public string? EndsOn { get; set; }
    public string? ReasonUk { get; set; }
    public string? ReasonEn { get; set; }
}
