using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest;

/// <summary>The competition now: its round, what to do, and the rounds before it.</summary>
[AllowAnonymous]
internal sealed class IndexModel(ContestDb db, TimeProvider time) : HubPage
{
    private const int Most = 50;

    public DateTimeOffset Now { get; } = time.GetUtcNow();
    public Round? Current { get; private set; }
    public IReadOnlyList<Nomination> Nominations { get; private set; } = [];
    public IReadOnlyList<Round> Archive { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel)
    {
        var all = await db.Rounds.AsNoTracking().Where(r => r.PublishedAt != null).OrderByDescending(r => r.Year).Take(Most).ToListAsync(cancel);
        var known = all.FindAll(r => r.IsPublicAt(Now));
        Current = known.Find(r => r.PhaseAt(Now) != Phase.Archive);
        Archive = known.FindAll(r => r != Current);
        if (Current is not null)
            Nominations = await db.Nominations.AsNoTracking().Where(n => n.RoundId == Current.Id).OrderBy(n => n.Place).ToListAsync(cancel);
    }
}
