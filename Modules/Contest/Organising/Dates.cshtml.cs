using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Contest.Organising;

/// <summary>What a round is called and when its phases begin.</summary>
[RequirePermission(ContestModule.Manage)]
internal sealed class DatesModel(ContestDb db, TimeProvider time) : RoundPage(db, time)
{
    [BindProperty] public DatesInput Input { get; set; } = new();

    public Task<IActionResult> OnGet(CancellationToken cancel) => Show(() => Input = DatesInput.Of(Round), cancel);

    public async Task<IActionResult> OnPost([FromServices] ChangeRound change, CancellationToken cancel)
    {
        if (!await change.Run(Id, new(Input.TitleUk, Input.TitleEn, Input.SummaryUk, Input.SummaryEn), Input.Announced is null ? null : Input.Read(), cancel))
            return NotFound();
        Done = Texts["Saved"];
        return RedirectToPage("Round", new { id = Id });
    }
}

/// <summary>The form; moments by the clock of Kyiv.</summary>
internal sealed class DatesInput
{
    public string? TitleUk { get; set; }
    public string? TitleEn { get; set; }
    public string? SummaryUk { get; set; }
    public string? SummaryEn { get; set; }
    public string? Announced { get; set; }
    public string? Entries { get; set; }
    public string? Eligibility { get; set; }
    public string? Jury { get; set; }
    public string? Deliberation { get; set; }
    public string? Results { get; set; }
    public string? Appeals { get; set; }
    public string? Archive { get; set; }

    public static DatesInput Of(Round round)
    {
        string Start(Phase phase) => KyivMoment.Show(round.Calendar.StartOf(phase));
        return new()
        {
            TitleUk = round.TitleUk,
            TitleEn = round.TitleEn,
            SummaryUk = round.SummaryUk,
            SummaryEn = round.SummaryEn,
            Announced = Start(Phase.Announced),
            Entries = Start(Phase.Entries),
            Eligibility = Start(Phase.Eligibility),
            Jury = Start(Phase.Jury),
            Deliberation = Start(Phase.Deliberation),
            Results = Start(Phase.Results),
            Appeals = Start(Phase.Appeals),
            Archive = Start(Phase.Archive),
        };
    }

    public RoundCalendar Read()
    {
        static DateTimeOffset At(string? typed, Phase phase) => KyivMoment.Read(typed, $"Input.{phase}", $"Phase.{phase}");
        return new(At(Announced, Phase.Announced), At(Entries, Phase.Entries), At(Eligibility, Phase.Eligibility), At(Jury, Phase.Jury),
            At(Deliberation, Phase.Deliberation), At(Results, Phase.Results), At(Appeals, Phase.Appeals), At(Archive, Phase.Archive));
    }
}
