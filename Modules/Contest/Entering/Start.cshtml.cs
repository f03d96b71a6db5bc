using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Entering;

/// <summary>Where an entry begins: nomination, practice or a blank form; and the person's own entries.</summary>
[Authorize]
internal sealed class StartModel(ContestDb db, ICurrentUser user, TimeProvider time) : HubPage
{
    private const int MostPractices = 100;
    private const int PageSize = 20;

    [BindProperty] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Nomination { get; set; }
    [BindProperty] public Guid? Practice { get; set; }
    [BindProperty(SupportsGet = true, Name = "page-number")] public int Number { get; set; } = 1;

    public Round? Round { get; private set; }
    public DateTimeOffset Now { get; } = time.GetUtcNow();
    public IReadOnlyList<Choice> Nominations { get; private set; } = [];
    public IReadOnlyList<Choice> Practices { get; private set; } = [];
    public IReadOnlyList<OwnRow> Mine { get; private set; } = [];
    public int Pages { get; private set; }

    public bool IsOpen => Round?.PhaseAt(Now) is Phase.Announced or Phase.Entries;

    public async Task OnGet(CancellationToken cancel)
    {
        Id = Guid.CreateVersion7();
        await Load(cancel);
    }

    public async Task<IActionResult> OnPost([FromServices] StartEntry start, CancellationToken cancel)
    {
        var id = Id == Guid.Empty ? Guid.CreateVersion7() : Id;
        await start.Run(id, Nomination ?? Guid.Empty, Practice, cancel);
        return RedirectToPage("Edit", new { id });
    }

    public override async Task Load(CancellationToken cancel)
    {
        var me = user.RequiredId;
        var open = await db.Rounds.AsNoTracking().Where(r => r.PublishedAt != null && r.Calendar.Announced <= Now && r.Calendar.Archive > Now).OrderByDescending(r => r.Year).Take(5).ToListAsync(cancel);
        Round = open.Find(r => r.PhaseAt(Now) is Phase.Announced or Phase.Entries) ?? open.FirstOrDefault();
        if (Round is not null)
            Nominations = [.. (await db.Nominations.AsNoTracking().Where(n => n.RoundId == Round.Id).OrderBy(n => n.Place).ToListAsync(cancel))
                .Select(n => new Choice(n.Id.ToString(), IsEnglish ? n.TitleEn ?? n.TitleUk : n.TitleUk))];
        Practices = [.. (await db.KnownPractices.AsNoTracking().Where(p => p.WithdrawnAt == null && p.Authors.Any(a => a.PersonId == me)).OrderBy(p => p.TitleUk).Take(MostPractices)
            .Select(p => new { p.Id, p.TitleUk, p.TitleEn }).ToListAsync(cancel)).Select(p => new Choice(p.Id.ToString(), IsEnglish ? p.TitleEn ?? p.TitleUk : p.TitleUk))];
        await LoadMine(me, cancel);
    }

    private async Task LoadMine(Guid me, CancellationToken cancel)
    {
        var mine = db.Entries.AsNoTracking().Where(e => e.SubmitterId == me && (e.State != EntryState.Withdrawn || e.Number != null));
        Pages = Math.Max(1, (await mine.CountAsync(cancel) + PageSize - 1) / PageSize);
        Number = Math.Clamp(Number, 1, Pages);
        Mine = await mine.OrderByDescending(e => e.SavedAt).ThenBy(e => e.Id).Skip((Number - 1) * PageSize).Take(PageSize)
            .Join(db.Nominations, e => e.NominationId, n => n.Id, (e, n) => new { e.Id, e.TitleUk, e.State, e.SavedAt, e.MendBy, Nomination = n.TitleUk })
            .Select(x => new OwnRow(x.Id, x.TitleUk, x.State, x.SavedAt, x.MendBy, x.Nomination)).ToListAsync(cancel);
        Mine = [.. Mine.OrderByDescending(m => m.SavedAt)];
    }
}

/// <summary>An own entry in the list.</summary>
internal sealed record OwnRow(Guid Id, string Title, EntryState State, DateTimeOffset SavedAt, DateTimeOffset? MendBy, string Nomination)
{
    public string Path => State is EntryState.Draft or EntryState.Returned ? ContestFacts.EditPath(Id) : ContestFacts.ReceiptPath(Id);
}
