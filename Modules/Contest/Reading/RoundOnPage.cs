using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Reading;

/// <summary>A page about a round that everybody may know of; before its announcement there is no such page.</summary>
internal abstract class RoundOnPage(ContestDb db, TimeProvider time) : HubPage
{
    [BindProperty(SupportsGet = true)] public int Year { get; set; }

    public Round Round { get; private set; } = null!;
    public DateTimeOffset Now { get; } = time.GetUtcNow();
    public Phase Phase => Round.PhaseAt(Now);
    public IReadOnlyList<Nomination> Nominations { get; private set; } = [];

    protected ContestDb Db => db;

    public sealed override async Task Load(CancellationToken cancel)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Year == Year && r.PublishedAt != null, cancel);
        if (NothingHere = round is null || !round.IsPublicAt(Now))
            return;
        Round = round!;
        Nominations = await db.Nominations.AsNoTracking().Where(n => n.RoundId == Round.Id).OrderBy(n => n.Place).ToListAsync(cancel);
        await LoadMore(cancel);
    }

    protected virtual Task LoadMore(CancellationToken cancel) => Task.CompletedTask;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await Load(cancel);
        return NothingHere ? NotFound() : Page();
    }
}
