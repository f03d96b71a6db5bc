using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Hub.Contest.Entering;

/// <summary>A page about one entry, for its submitter; to everybody else there is no such page.</summary>
internal abstract class OwnEntryPage(ContestDb db, ICurrentUser user, TimeProvider time) : FoundPage
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public Entry Entry { get; private set; } = null!;
    public Round Round { get; private set; } = null!;
    public Nomination Nomination { get; private set; } = null!;
    public DateTimeOffset Now { get; } = time.GetUtcNow();

    protected ContestDb Db => db;

    public IStringLocalizer Texts => HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();

    public string Heading => Entry.TitleUk == "" ? Texts["Entry.Untitled"].Value : Entry.TitleUk;

    /// <summary>Whether it can be submitted now.</summary>
    public bool IsInTime => Entry.State == EntryState.Returned ? Now < Entry.MendBy : Round.PhaseAt(Now) == Phase.Entries;

    public override async Task<bool> Find(CancellationToken cancel)
    {
        // Read without tracking: a use case of the same request must see the tables as they are when it runs.
        if (user.Id is not { } person || await db.Entries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == Id && e.SubmitterId == person, cancel) is not { } entry)
            return false;
        Entry = entry;
        Round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == entry.RoundId, cancel);
        Nomination = await db.Nominations.AsNoTracking().SingleAsync(n => n.Id == entry.NominationId, cancel);
        return true;
    }

    public override async Task Load(CancellationToken cancel) => await Find(cancel);
}

internal static class OwnEntries
{
    /// <summary>The entry, if the person submits it; null alike when there is none and when it is somebody else's.</summary>
    public static Task<Entry?> OwnEntry(this ContestDb db, Guid id, Guid person, CancellationToken cancel) =>
        db.Entries.SingleOrDefaultAsync(e => e.Id == id && e.SubmitterId == person, cancel);
}
