using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Hub.Contest.Organising;

/// <summary>A page on which organisers work on one round.</summary>
internal abstract class RoundPage(ContestDb db, TimeProvider time) : HubPage
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public Round Round { get; private set; } = null!;
    public DateTimeOffset Now { get; } = time.GetUtcNow();
    public Phase Phase => Round.PhaseAt(Now);

    protected ContestDb Db => db;

    protected IStringLocalizer Texts => HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();

    /// <summary>Reads the round; without one there is nothing here.</summary>
    public sealed override async Task Load(CancellationToken cancel)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id, cancel);
        if (NothingHere = round is null)
            return;
        Round = round!;
        await LoadMore(cancel);
    }

    protected virtual Task LoadMore(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Shows the page after filling its form.</summary>
    protected async Task<IActionResult> Show(Action fill, CancellationToken cancel)
    {
        await Load(cancel);
        if (NothingHere)
            return NotFound();
        fill();
        return Page();
    }
}
