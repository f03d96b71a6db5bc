using Hub.Contest.Awarding;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest;

/// <summary>The competition now: its round, what to do, and the rounds before it.</summary>
[AllowAnonymous]
internal sealed class IndexModel(ContestDb db, TimeProvider time) : HubPage
{
    private const int Most = 50;
    private const int MostAwards = 1000;

    /// <summary>Winners of a round that are named in the list; the others stand on its page.</summary>
    public const int MostNamed = 5;

    public DateTimeOffset Now { get; } = time.GetUtcNow();
    public Round? Current { get; private set; }
    public IReadOnlyList<Nomination> Nominations { get; private set; } = [];
    public IReadOnlyList<Round> Archive { get; private set; } = [];

    /// <summary>Awards of the rounds in the archive, by round.</summary>
    public ILookup<Guid, ShownAward> Awards { get; private set; } = Array.Empty<ShownAward>().ToLookup(a => a.Round);

    public async Task OnGet(CancellationToken cancel)
    {
        var all = await db.Rounds.AsNoTracking().Where(r => r.PublishedAt != null).OrderByDescending(r => r.Year).Take(Most).ToListAsync(cancel);
        var known = all.FindAll(r => r.IsPublicAt(Now));
        Current = known.Find(r => r.PhaseAt(Now) != Phase.Archive);
        Archive = known.FindAll(r => r != Current);
        var ids = Archive.Where(r => r.ResultAt is not null).Select(r => r.Id).ToList();
        Awards = (await db.ShownAwards(a => ids.Contains(a.RoundId)).Take(MostAwards).ToListAsync(cancel)).ToLookup(a => a.Round);
        if (Current is not null)
            Nominations = await db.Nominations.AsNoTracking().Where(n => n.RoundId == Current.Id).OrderBy(n => n.Place).ToListAsync(cancel);
    }
}
