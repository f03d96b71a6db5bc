using Hub.SharedKernel;
using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Contest.Home;

/// <summary>The competition's live figure on the home page: rounds held, and the entries of the one that runs.</summary>
internal sealed class ContestFigure(ContestDb db, TimeProvider time, IStringLocalizer<Texts> texts)
{
    public async Task<HomeFigure?> Run(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var latest = await db.Rounds.AsNoTracking().Where(r => r.PublishedAt != null && r.Calendar.Announced <= now).OrderByDescending(r => r.Year).FirstOrDefaultAsync(cancel);
        if (latest is null)
            return null;
        var entries = await db.Entries.CountAsync(e => e.RoundId == latest.Id && e.Number != null && e.State != EntryState.Withdrawn, cancel);
        return new(entries, texts["Menu.Contest"], texts["Home.Entries", latest.Year, texts["Phase." + latest.PhaseAt(now)].Value], ContestFacts.RoundPath(latest.Year));
    }
}
