using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Contest.Organising;

/// <summary>Writes a new version of the rules.</summary>
[RequirePermission(ContestModule.Manage)]
internal sealed class RulesModel(ContestDb db, TimeProvider time) : RoundPage(db, time)
{
    [BindProperty] public RulesInput Input { get; set; } = new();

    public RulesVersion? Latest { get; private set; }

    public Task<IActionResult> OnGet(CancellationToken cancel) => Show(() => Input = new() { TextUk = Latest?.TextUk, TextEn = Latest?.TextEn }, cancel);

    public async Task<IActionResult> OnPost([FromServices] WriteRules write, CancellationToken cancel)
    {
        if (!await write.Run(Id, Input.TextUk, Input.TextEn, Input.ChangesUk, Input.ChangesEn, cancel))
            return NotFound();
        Done = Texts["Saved"];
        return RedirectToPage("Round", new { id = Id });
    }

    protected override async Task LoadMore(CancellationToken cancel) => Latest = await Db.LatestRules(Id, cancel);
}

/// <summary>The rules as typed.</summary>
internal sealed class RulesInput
{
    public string? TextUk { get; set; }
    public string? TextEn { get; set; }
    public string? ChangesUk { get; set; }
    public string? ChangesEn { get; set; }
}
