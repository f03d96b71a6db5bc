using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Organising;

/// <summary>Who chairs the jury of each nomination, and of all of them.</summary>
[RequirePermission(ContestModule.Appoint)]
internal sealed class AppointModel(ContestDb db, TimeProvider time, IPeople people) : RoundPage(db, time)
{
    [BindProperty] public Guid Nomination { get; set; }
    [BindProperty] public string? Email { get; set; }

    public IReadOnlyList<Nomination> Nominations { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();
    public IReadOnlyList<PersonName> ChairsOfAll { get; private set; } = [];

    public Task<IActionResult> OnGet(CancellationToken cancel) => Show(() => { }, cancel);

    public async Task<IActionResult> OnPost([FromServices] AppointChair appoint, CancellationToken cancel)
    {
        if (!await appoint.Run(Id, Nomination, Email, cancel))
            return NotFound();
        Done = Texts["Saved"];
        return RedirectToPage("Appoint", new { id = Id });
    }

    protected override async Task LoadMore(CancellationToken cancel)
    {
        Nominations = await Db.Nominations.AsNoTracking().Where(n => n.RoundId == Id).OrderBy(n => n.Place).ToListAsync(cancel);
        Names = await people.Names(Nominations.Select(n => n.ChairId).OfType<Guid>().Distinct(), cancel);
        ChairsOfAll = await people.WithPermission(ContestModule.Chair, cancel);
    }
}
