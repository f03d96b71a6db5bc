using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Jury;

/// <summary>What a juror declared, to be changed when something changes.</summary>
[Authorize]
internal sealed class DeclareModel(ContestDb db, ChangeDeclaration change, JurorSight sight) : JuryPage, IDeclares
{
    [FromRoute]
    public Guid Round { get; set; }

    [BindProperty]
    public DeclarationInput Input { get; set; } = new();

    public IReadOnlyList<Nomination> Team { get; private set; } = [];

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await change.Run(Round, Input, cancel))
            return NotFound();
        Done = Texts["Jury.DeclaredDone"];
        return RedirectToPage("Index", new { round = (Guid?)null });
    }

    public override async Task<bool> Find(CancellationToken cancel)
    {
        if (await sight.Seats.AsNoTracking().SingleOrDefaultAsync(j => j.RoundId == Round, cancel) is not { } juror)
            return false;
        Team = await db.TeamOf(juror, cancel);
        if (HttpMethods.IsGet(Request.Method))
            Input = DeclarationInput.Of(juror, await db.JurorTies.AsNoTracking().Where(t => t.JurorId == juror.Id).ToListAsync(cancel));
        Input.Widen();
        return true;
    }
}
