using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Organising;

/// <summary>In which order nominations stand on pages and in published files.</summary>
[RequirePermission(ContestModule.Manage)]
internal sealed class OrderModel(ContestDb db, TimeProvider time) : RoundPage(db, time)
{
    [BindProperty] public Dictionary<Guid, int> Places { get; set; } = [];

    public IReadOnlyList<Nomination> Nominations { get; private set; } = [];

    public Task<IActionResult> OnGet(CancellationToken cancel) => Show(() => Places = Nominations.ToDictionary(n => n.Id, n => n.Place), cancel);

    public async Task<IActionResult> OnPost([FromServices] OrderNominations order, CancellationToken cancel)
    {
        if (!await order.Run(Id, Places, cancel))
            return NotFound();
        Done = Texts["Saved"];
        return RedirectToPage("Round", new { id = Id });
    }

    protected override async Task LoadMore(CancellationToken cancel) =>
        Nominations = await Db.Nominations.AsNoTracking().Where(n => n.RoundId == Id).OrderBy(n => n.Place).ToListAsync(cancel);
}
